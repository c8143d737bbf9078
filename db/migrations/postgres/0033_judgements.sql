CREATE TABLE "judged_letters" (
	"judgement_id" text COLLATE "C" NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "judged_letters_judgement_id_letter_id_pk" PRIMARY KEY("judgement_id","letter_id")
);
--> statement-breakpoint
CREATE TABLE "judgements" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"on_day" text COLLATE "C" NOT NULL,
	"basis_hash" text COLLATE "C" NOT NULL,
	"verdict" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"judged_at" text COLLATE "C" NOT NULL,
	"judged_by" text COLLATE "C" NOT NULL,
	"ended_at" text COLLATE "C",
	"ended_by" text COLLATE "C",
	CONSTRAINT "judgements_verdict" CHECK ("judgements"."verdict" in ('accepted', 'dismissed')),
	CONSTRAINT "judgements_reason" CHECK ("judgements"."verdict" = 'accepted' or length("judgements"."reason") > 0)
);
--> statement-breakpoint
ALTER TABLE "judged_letters" ADD CONSTRAINT "judged_letters_judgement_id_judgements_id_fk" FOREIGN KEY ("judgement_id") REFERENCES "judgements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judged_letters" ADD CONSTRAINT "judged_letters_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_judged_by_users_id_fk" FOREIGN KEY ("judged_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "judged_letters_letter" ON "judged_letters" USING btree ("letter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "judgements_standing" ON "judgements" USING btree ("dossier_id","topic_id","actor_id","kind","on_day") WHERE "judgements"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "judgements_actor" ON "judgements" USING btree ("actor_id");