CREATE TABLE "given_marks" (
	"dossier_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"mark" integer NOT NULL,
	"given_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "given_marks_dossier_id_actor_id_pk" PRIMARY KEY("dossier_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "pins" (
	"user_id" text COLLATE "C" NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"pinned_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "pins_dossier_id_user_id_actor_id_pk" PRIMARY KEY("dossier_id","user_id","actor_id")
);
--> statement-breakpoint
ALTER TABLE "given_marks" ADD CONSTRAINT "given_marks_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "given_marks" ADD CONSTRAINT "given_marks_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pins" ADD CONSTRAINT "pins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pins" ADD CONSTRAINT "pins_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pins" ADD CONSTRAINT "pins_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "given_marks_mark" ON "given_marks" USING btree ("dossier_id","mark");--> statement-breakpoint
CREATE INDEX "given_marks_actor" ON "given_marks" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "pins_actor" ON "pins" USING btree ("actor_id");