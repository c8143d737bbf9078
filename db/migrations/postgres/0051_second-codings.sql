CREATE TABLE "coding_draws" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"share" integer NOT NULL,
	"seed" text COLLATE "C" NOT NULL,
	"pool" json NOT NULL,
	"drawn" integer NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"drawn_by" text COLLATE "C",
	CONSTRAINT "coding_draws_share" CHECK ("coding_draws"."share" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "coding_pairs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"coding_id" text COLLATE "C" NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"position_id" text COLLATE "C",
	"second_position_id" text COLLATE "C",
	"first_coder_id" text COLLATE "C",
	"first_reading" json,
	"second_reading" json,
	"kind" text COLLATE "C" NOT NULL,
	"choice" text COLLATE "C",
	"reason" text COLLATE "C",
	"by_party" boolean DEFAULT false NOT NULL,
	"settled_by" text COLLATE "C",
	"settled_at" text COLLATE "C",
	"settled_position_id" text COLLATE "C",
	"replaced_reading" json,
	"settled_revision" integer,
	CONSTRAINT "coding_pairs_kind" CHECK ("coding_pairs"."kind" in ('same', 'level', 'condition', 'holder', 'quote', 'topic', 'alone')),
	CONSTRAINT "coding_pairs_choice" CHECK ("coding_pairs"."choice" is null or "coding_pairs"."choice" in ('first', 'second', 'another', 'nothing'))
);
--> statement-breakpoint
CREATE TABLE "letter_openings" (
	"letter_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	CONSTRAINT "letter_openings_letter_id_user_id_pk" PRIMARY KEY("letter_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "second_codings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"origin" text COLLATE "C" NOT NULL,
	"draw_id" text COLLATE "C",
	"given_by" text COLLATE "C",
	"at" text COLLATE "C" NOT NULL,
	"done_at" text COLLATE "C",
	CONSTRAINT "second_codings_origin" CHECK ("second_codings"."origin" in ('drawn', 'given'))
);
--> statement-breakpoint
CREATE TABLE "second_positions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"coding_id" text COLLATE "C" NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"text_version_id" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"exact" text COLLATE "C" NOT NULL,
	"prefix" text COLLATE "C" NOT NULL,
	"suffix" text COLLATE "C" NOT NULL,
	"start_at" integer NOT NULL,
	"end_at" integer NOT NULL,
	"paragraph" integer,
	"level" integer,
	"absence" text COLLATE "C",
	"conditional" boolean NOT NULL,
	"condition" text COLLATE "C",
	"note" text COLLATE "C",
	"reported" boolean NOT NULL,
	"sureness" integer,
	"holder_ids" json NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"changed_at" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "second_positions_place" CHECK ("second_positions"."start_at" >= 0 and "second_positions"."start_at" < "second_positions"."end_at" and length("second_positions"."exact") > 0),
	CONSTRAINT "second_positions_level" CHECK (("second_positions"."level" is null) <> ("second_positions"."absence" is null) and ("second_positions"."level" is null or "second_positions"."level" between -2 and 2)),
	CONSTRAINT "second_positions_status" CHECK ("second_positions"."status" in ('approved', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "other_level" integer;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "other_absence" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "other_conditional" boolean;--> statement-breakpoint
ALTER TABLE "coding_draws" ADD CONSTRAINT "coding_draws_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding_draws" ADD CONSTRAINT "coding_draws_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding_draws" ADD CONSTRAINT "coding_draws_drawn_by_users_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding_pairs" ADD CONSTRAINT "coding_pairs_coding_id_second_codings_id_fk" FOREIGN KEY ("coding_id") REFERENCES "second_codings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding_pairs" ADD CONSTRAINT "coding_pairs_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding_pairs" ADD CONSTRAINT "coding_pairs_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding_pairs" ADD CONSTRAINT "coding_pairs_first_coder_id_users_id_fk" FOREIGN KEY ("first_coder_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding_pairs" ADD CONSTRAINT "coding_pairs_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_openings" ADD CONSTRAINT "letter_openings_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_openings" ADD CONSTRAINT "letter_openings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_codings" ADD CONSTRAINT "second_codings_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_codings" ADD CONSTRAINT "second_codings_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_codings" ADD CONSTRAINT "second_codings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_codings" ADD CONSTRAINT "second_codings_draw_id_coding_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "coding_draws"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_codings" ADD CONSTRAINT "second_codings_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_positions" ADD CONSTRAINT "second_positions_coding_id_second_codings_id_fk" FOREIGN KEY ("coding_id") REFERENCES "second_codings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_positions" ADD CONSTRAINT "second_positions_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_positions" ADD CONSTRAINT "second_positions_text_version_id_text_versions_id_fk" FOREIGN KEY ("text_version_id") REFERENCES "text_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_positions" ADD CONSTRAINT "second_positions_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coding_draws_dossier" ON "coding_draws" USING btree ("dossier_id","at");--> statement-breakpoint
CREATE INDEX "coding_pairs_coding" ON "coding_pairs" USING btree ("coding_id");--> statement-breakpoint
CREATE INDEX "coding_pairs_position" ON "coding_pairs" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "coding_pairs_letter" ON "coding_pairs" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "coding_pairs_topic" ON "coding_pairs" USING btree ("topic_id");--> statement-breakpoint
CREATE UNIQUE INDEX "second_codings_letter" ON "second_codings" USING btree ("dossier_id","letter_id");--> statement-breakpoint
CREATE INDEX "second_codings_user" ON "second_codings" USING btree ("user_id","done_at");--> statement-breakpoint
CREATE INDEX "second_codings_of_letter" ON "second_codings" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "second_positions_coding" ON "second_positions" USING btree ("coding_id");--> statement-breakpoint
CREATE INDEX "second_positions_letter" ON "second_positions" USING btree ("letter_id");