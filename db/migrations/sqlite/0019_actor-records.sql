CREATE TABLE `register_ids` (
	`actor_id` text NOT NULL,
	`register` text NOT NULL,
	`number` text NOT NULL,
	`given_day` text NOT NULL,
	PRIMARY KEY(`actor_id`, `register`),
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `register_ids_number` ON `register_ids` (`number`);--> statement-breakpoint
ALTER TABLE `actors` ADD `note` text;--> statement-breakpoint
ALTER TABLE `actors` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `typed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `from_edtf` text;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `to_edtf` text;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `source` text;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `said_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `affiliations` ADD `said_day` text;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `withdrawn_at` text;--> statement-breakpoint
ALTER TABLE `affiliations` ADD `revision` integer DEFAULT 1 NOT NULL;