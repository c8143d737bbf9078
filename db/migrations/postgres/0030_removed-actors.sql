CREATE TABLE "removed_actors" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"letter_id" text COLLATE "C",
	"removed_at" text COLLATE "C" NOT NULL,
	"removed_by" text COLLATE "C",
	"kept" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "removed_actors" ADD CONSTRAINT "removed_actors_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removed_actors" ADD CONSTRAINT "removed_actors_removed_by_users_id_fk" FOREIGN KEY ("removed_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "removed_actors_at" ON "removed_actors" USING btree ("removed_at");