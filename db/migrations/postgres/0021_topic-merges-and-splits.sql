CREATE TABLE "split_positions" (
	"split_id" text COLLATE "C" NOT NULL,
	"position_id" text COLLATE "C" NOT NULL,
	"part" integer NOT NULL,
	"from_topic_id" text COLLATE "C",
	CONSTRAINT "split_positions_split_id_position_id_pk" PRIMARY KEY("split_id","position_id"),
	CONSTRAINT "split_positions_part" CHECK ("split_positions"."part" in (1, 2))
);
--> statement-breakpoint
CREATE TABLE "splits" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"first_id" text COLLATE "C",
	"first_name" text COLLATE "C" NOT NULL,
	"first_is_new" boolean NOT NULL,
	"second_id" text COLLATE "C",
	"second_name" text COLLATE "C" NOT NULL,
	"second_is_new" boolean NOT NULL,
	"begun_at" text COLLATE "C" NOT NULL,
	"begun_by" text COLLATE "C",
	"done_at" text COLLATE "C",
	"done_by" text COLLATE "C",
	"undone_at" text COLLATE "C",
	"undone_by" text COLLATE "C",
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "merges" ADD COLUMN "turned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "turned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "closed_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "split_positions" ADD CONSTRAINT "split_positions_split_id_splits_id_fk" FOREIGN KEY ("split_id") REFERENCES "splits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_positions" ADD CONSTRAINT "split_positions_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "split_positions" ADD CONSTRAINT "split_positions_from_topic_id_topics_id_fk" FOREIGN KEY ("from_topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "splits" ADD CONSTRAINT "splits_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "splits" ADD CONSTRAINT "splits_first_id_topics_id_fk" FOREIGN KEY ("first_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "splits" ADD CONSTRAINT "splits_second_id_topics_id_fk" FOREIGN KEY ("second_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "splits" ADD CONSTRAINT "splits_begun_by_users_id_fk" FOREIGN KEY ("begun_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "splits" ADD CONSTRAINT "splits_done_by_users_id_fk" FOREIGN KEY ("done_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "splits" ADD CONSTRAINT "splits_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "split_positions_position" ON "split_positions" USING btree ("position_id");--> statement-breakpoint
CREATE UNIQUE INDEX "splits_open" ON "splits" USING btree ("topic_id") WHERE "splits"."done_at" is null;--> statement-breakpoint
CREATE INDEX "splits_topic" ON "splits" USING btree ("topic_id","done_at");