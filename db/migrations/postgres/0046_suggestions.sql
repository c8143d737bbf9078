CREATE TABLE "source_measures" (
	"reader_key" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"evidence_hash" text COLLATE "C" NOT NULL,
	"figures" json NOT NULL,
	"measured_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "source_measures_reader_key_kind_pk" PRIMARY KEY("reader_key","kind")
);
--> statement-breakpoint
CREATE TABLE "suggestion_refusals" (
	"letter_id" text COLLATE "C" NOT NULL,
	"passage_hash" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"via" text COLLATE "C" NOT NULL,
	"refused_by" text COLLATE "C" NOT NULL,
	"refused_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "suggestion_refusals_letter_id_passage_hash_topic_id_via_pk" PRIMARY KEY("letter_id","passage_hash","topic_id","via"),
	CONSTRAINT "suggestion_refusals_via" CHECK ("suggestion_refusals"."via" in ('cue', 'repeat', 'learnt', 'endpoint'))
);
--> statement-breakpoint
ALTER TABLE "suggestion_refusals" ADD CONSTRAINT "suggestion_refusals_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_refusals" ADD CONSTRAINT "suggestion_refusals_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_refusals" ADD CONSTRAINT "suggestion_refusals_refused_by_users_id_fk" FOREIGN KEY ("refused_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestion_refusals_topic" ON "suggestion_refusals" USING btree ("topic_id");