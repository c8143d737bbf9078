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
CREATE TABLE `topic_drafts` (
	`topic_id` text PRIMARY KEY NOT NULL,
	`wording` text NOT NULL,
	`base_version` integer NOT NULL,
	`held_by` text NOT NULL,
	`held_since` text NOT NULL,
	`kept_at` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`held_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `evidence` ADD `recheck` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `topic_versions` ADD `sides` text;--> statement-breakpoint
ALTER TABLE `topic_versions` ADD `examples` text;--> statement-breakpoint
ALTER TABLE `topic_versions` ADD `cues` text;--> statement-breakpoint
ALTER TABLE `topic_versions` ADD `meaning_changed` integer;