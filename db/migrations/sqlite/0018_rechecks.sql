CREATE TABLE `rechecks` (
	`position_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`from_version` integer NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`position_id`, `topic_id`),
	FOREIGN KEY (`position_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rechecks_topic` ON `rechecks` (`topic_id`);--> statement-breakpoint
ALTER TABLE `evidence` ADD `recheck` integer DEFAULT false NOT NULL;