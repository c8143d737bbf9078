ALTER TABLE "affiliations" ADD COLUMN "typed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "from_edtf" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "to_edtf" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "source" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "said_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "said_day" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "withdrawn_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_said_by_users_id_fk" FOREIGN KEY ("said_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;