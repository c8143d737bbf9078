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
ALTER TABLE `actors` ADD `revision` integer DEFAULT 1 NOT NULL;