CREATE TABLE "coding_drafts" (
	"letter_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"form_key" text COLLATE "C" NOT NULL,
	"fields" json NOT NULL,
	"text_version" integer NOT NULL,
	"typed_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "coding_drafts_letter_id_user_id_form_key_pk" PRIMARY KEY("letter_id","user_id","form_key")
);
--> statement-breakpoint
ALTER TABLE "coding_drafts" ADD CONSTRAINT "coding_drafts_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding_drafts" ADD CONSTRAINT "coding_drafts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;