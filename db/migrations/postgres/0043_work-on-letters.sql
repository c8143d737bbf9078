CREATE TABLE "assignments" (
	"dossier_id" text COLLATE "C" NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"given_by" text COLLATE "C",
	"at" text COLLATE "C" NOT NULL,
	CONSTRAINT "assignments_dossier_id_letter_id_kind_pk" PRIMARY KEY("dossier_id","letter_id","kind"),
	CONSTRAINT "assignments_kind" CHECK ("assignments"."kind" in ('first', 'second'))
);
--> statement-breakpoint
CREATE TABLE "letter_deed_rows" (
	"deed_id" text COLLATE "C" NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"state_before" json,
	"state_after" json,
	CONSTRAINT "letter_deed_rows_deed_id_letter_id_pk" PRIMARY KEY("deed_id","letter_id")
);
--> statement-breakpoint
CREATE TABLE "letter_deeds" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"dossier_id" text COLLATE "C",
	"at" text COLLATE "C" NOT NULL,
	"taken_back_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "presences" (
	"letter_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	CONSTRAINT "presences_letter_id_user_id_pk" PRIMARY KEY("letter_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_deed_rows" ADD CONSTRAINT "letter_deed_rows_deed_id_letter_deeds_id_fk" FOREIGN KEY ("deed_id") REFERENCES "letter_deeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_deed_rows" ADD CONSTRAINT "letter_deed_rows_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_deeds" ADD CONSTRAINT "letter_deeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_deeds" ADD CONSTRAINT "letter_deeds_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_letter" ON "assignments" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "assignments_user" ON "assignments" USING btree ("user_id","dossier_id");--> statement-breakpoint
CREATE INDEX "letter_deeds_user" ON "letter_deeds" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "presences_at" ON "presences" USING btree ("at");