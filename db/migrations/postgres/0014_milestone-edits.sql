ALTER TABLE "milestones" ADD COLUMN "source" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "withdrawn_at" text COLLATE "C";