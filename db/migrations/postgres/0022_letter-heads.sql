CREATE TABLE "letter_asks" (
	"letter_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C",
	CONSTRAINT "letter_asks_letter_id_actor_id_topic_id_pk" PRIMARY KEY("letter_id","actor_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "letter_dates" (
	"letter_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"edtf" text COLLATE "C" NOT NULL,
	"first_day" text COLLATE "C" NOT NULL,
	"last_day" text COLLATE "C" NOT NULL,
	"basis" text COLLATE "C",
	CONSTRAINT "letter_dates_letter_id_kind_pk" PRIMARY KEY("letter_id","kind"),
	CONSTRAINT "letter_dates_kind" CHECK ("letter_dates"."kind" in ('written', 'sent', 'received', 'registered', 'published')),
	CONSTRAINT "letter_dates_days" CHECK ("letter_dates"."first_day" <= "letter_dates"."last_day")
);
--> statement-breakpoint
CREATE TABLE "letter_references" (
	"letter_id" text COLLATE "C" NOT NULL,
	"place" integer NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	CONSTRAINT "letter_references_letter_id_place_pk" PRIMARY KEY("letter_id","place")
);
--> statement-breakpoint
CREATE TABLE "quote_translations" (
	"position_id" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"machine" boolean NOT NULL,
	"translator" text COLLATE "C" NOT NULL,
	"changed_at" text COLLATE "C" NOT NULL,
	"changed_by" text COLLATE "C",
	CONSTRAINT "quote_translations_position_id_language_pk" PRIMARY KEY("position_id","language")
);
--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "arrived_day" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "dated_kind" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "answers_letter_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "translates_letter_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "source_seen_day" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letter_asks" ADD CONSTRAINT "letter_asks_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_asks" ADD CONSTRAINT "letter_asks_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_asks" ADD CONSTRAINT "letter_asks_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_asks" ADD CONSTRAINT "letter_asks_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_dates" ADD CONSTRAINT "letter_dates_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_references" ADD CONSTRAINT "letter_references_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_translations" ADD CONSTRAINT "quote_translations_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_translations" ADD CONSTRAINT "quote_translations_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letter_asks_actor" ON "letter_asks" USING btree ("actor_id","topic_id");--> statement-breakpoint
CREATE INDEX "letter_asks_topic" ON "letter_asks" USING btree ("topic_id","actor_id");--> statement-breakpoint
CREATE INDEX "letters_answered" ON "letters" USING btree ("answers_letter_id");--> statement-breakpoint
CREATE INDEX "letters_translated" ON "letters" USING btree ("translates_letter_id");