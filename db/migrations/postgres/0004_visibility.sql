CREATE TABLE "letter_readers" (
	"letter_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"added_by" text COLLATE "C",
	"added_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "letter_readers_letter_id_user_id_pk" PRIMARY KEY("letter_id","user_id")
);
--> statement-breakpoint
DROP INDEX "positions_topic";--> statement-breakpoint
ALTER TABLE "actors" ADD COLUMN "letter_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "letter_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "visibility" text COLLATE "C" DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "letter_readers" ADD CONSTRAINT "letter_readers_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_readers" ADD CONSTRAINT "letter_readers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_readers" ADD CONSTRAINT "letter_readers_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letter_readers_user" ON "letter_readers" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "actors" ADD CONSTRAINT "actors_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actors_letter" ON "actors" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "affiliations_letter" ON "affiliations" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "letters_visibility" ON "letters" USING btree ("visibility","created_by","id");--> statement-breakpoint
CREATE INDEX "positions_topic" ON "positions" USING btree ("topic_id","status","last_day","letter_id");--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_visibility_known" CHECK ("letters"."visibility" in ('everyone', 'named', 'public'));--> statement-breakpoint
WITH alone (at, letter_id) AS (SELECT created_at, min(id) FROM letters GROUP BY created_at HAVING count(*) = 1)
UPDATE actors SET letter_id = (SELECT min(alone.letter_id) FROM audit JOIN alone ON alone.at = audit.at WHERE audit.thing = 'actor' AND audit.thing_id = actors.id AND audit.deed = 'added');--> statement-breakpoint
WITH alone (at, letter_id) AS (SELECT created_at, min(id) FROM letters GROUP BY created_at HAVING count(*) = 1)
UPDATE affiliations SET letter_id = (SELECT min(alone.letter_id) FROM audit JOIN alone ON alone.at = audit.at WHERE audit.thing = 'affiliation' AND audit.thing_id = affiliations.id AND audit.deed = 'added');
