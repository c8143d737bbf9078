CREATE TABLE "rechecks" (
	"position_id" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"from_version" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "rechecks_position_id_topic_id_pk" PRIMARY KEY("position_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "topic_drafts" (
	"topic_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"wording" json NOT NULL,
	"base_version" integer NOT NULL,
	"held_by" text COLLATE "C" NOT NULL,
	"held_since" text COLLATE "C" NOT NULL,
	"kept_at" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "recheck" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "topic_versions" ADD COLUMN "sides" json;--> statement-breakpoint
ALTER TABLE "topic_versions" ADD COLUMN "examples" json;--> statement-breakpoint
ALTER TABLE "topic_versions" ADD COLUMN "cues" json;--> statement-breakpoint
ALTER TABLE "topic_versions" ADD COLUMN "meaning_changed" boolean;--> statement-breakpoint
ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_drafts" ADD CONSTRAINT "topic_drafts_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_drafts" ADD CONSTRAINT "topic_drafts_held_by_users_id_fk" FOREIGN KEY ("held_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rechecks_topic" ON "rechecks" USING btree ("topic_id");