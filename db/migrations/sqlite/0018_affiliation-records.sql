ALTER TABLE `affiliations` ADD `typed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `from_edtf` text;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `to_edtf` text;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `source` text;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `said_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `affiliations` ADD `said_day` text;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `withdrawn_at` text;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `revision` integer DEFAULT 1 NOT NULL;