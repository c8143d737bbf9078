CREATE TABLE "model_answers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"text_version" integer NOT NULL,
	"model" text COLLATE "C" NOT NULL,
	"host" text COLLATE "C" NOT NULL,
	"prompt_version" integer NOT NULL,
	"passages_asked" integer NOT NULL,
	"passages_there" integer NOT NULL,
	"answers" json NOT NULL,
	"read" json NOT NULL,
	"asked_by" text COLLATE "C" NOT NULL,
	"asked_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "model_answers" ADD CONSTRAINT "model_answers_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_answers" ADD CONSTRAINT "model_answers_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_answers_letter" ON "model_answers" USING btree ("letter_id","asked_at");