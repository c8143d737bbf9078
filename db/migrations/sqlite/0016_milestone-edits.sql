ALTER TABLE `milestones` ADD `source` text;--> statement-breakpoint
ALTER TABLE `milestones` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `milestones` ADD `withdrawn_at` text;