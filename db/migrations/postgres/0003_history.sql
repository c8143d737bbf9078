CREATE TABLE "merges" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"thing" text COLLATE "C" NOT NULL,
	"merged_id" text COLLATE "C" NOT NULL,
	"into_id" text COLLATE "C" NOT NULL,
	"merged_at" text COLLATE "C" NOT NULL,
	"merged_by" text COLLATE "C",
	"undone_at" text COLLATE "C",
	"undone_by" text COLLATE "C",
	CONSTRAINT "merges_thing" CHECK ("merges"."thing" in ('actor', 'topic')),
	CONSTRAINT "merges_self" CHECK ("merges"."merged_id" <> "merges"."into_id")
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_via";--> statement-breakpoint
ALTER TABLE "actors" ADD COLUMN "counts_as_id" text COLLATE "C";--> statement-breakpoint
UPDATE "actors" SET "counts_as_id" = "id";--> statement-breakpoint
ALTER TABLE "actors" ALTER COLUMN "counts_as_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "counts_as_id" text COLLATE "C";--> statement-breakpoint
UPDATE "topics" SET "counts_as_id" = "id";--> statement-breakpoint
ALTER TABLE "topics" ALTER COLUMN "counts_as_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_merged_by_users_id_fk" FOREIGN KEY ("merged_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "merges_open" ON "merges" USING btree ("thing","merged_id") WHERE "merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "merges_into" ON "merges" USING btree ("thing","into_id");--> statement-breakpoint
CREATE INDEX "actors_counts_as" ON "actors" USING btree ("counts_as_id");--> statement-breakpoint
CREATE INDEX "topics_counts_as" ON "topics" USING btree ("counts_as_id");--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_via" CHECK ("audit"."via" in ('screen', 'command line', 'api', 'seed'));