CREATE TABLE "self_check_passages" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"check_id" text COLLATE "C" NOT NULL,
	"position_id" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"place" integer NOT NULL,
	"old_level" integer,
	"old_absence" text COLLATE "C",
	"level" integer,
	"absence" text COLLATE "C",
	"answered_at" text COLLATE "C",
	CONSTRAINT "self_check_passages_old" CHECK (("self_check_passages"."old_level" is null) <> ("self_check_passages"."old_absence" is null) and ("self_check_passages"."old_level" is null or "self_check_passages"."old_level" between -2 and 2)),
	CONSTRAINT "self_check_passages_answer" CHECK (("self_check_passages"."answered_at" is null and "self_check_passages"."level" is null and "self_check_passages"."absence" is null) or ("self_check_passages"."answered_at" is not null and ("self_check_passages"."level" is null) <> ("self_check_passages"."absence" is null) and ("self_check_passages"."level" is null or "self_check_passages"."level" between -2 and 2)))
);
--> statement-breakpoint
CREATE TABLE "self_checks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"days" integer NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "self_check_passages" ADD CONSTRAINT "self_check_passages_check_id_self_checks_id_fk" FOREIGN KEY ("check_id") REFERENCES "self_checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_check_passages" ADD CONSTRAINT "self_check_passages_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_check_passages" ADD CONSTRAINT "self_check_passages_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_checks" ADD CONSTRAINT "self_checks_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_checks" ADD CONSTRAINT "self_checks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "self_check_passages_check" ON "self_check_passages" USING btree ("check_id","place");--> statement-breakpoint
CREATE INDEX "self_check_passages_position" ON "self_check_passages" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "self_checks_dossier" ON "self_checks" USING btree ("dossier_id","user_id");