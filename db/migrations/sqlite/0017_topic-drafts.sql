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
ALTER TABLE `topic_versions` ADD `sides` text;--> statement-breakpoint
ALTER TABLE `topic_versions` ADD `examples` text;--> statement-breakpoint
ALTER TABLE `topic_versions` ADD `cues` text;--> statement-breakpoint
ALTER TABLE `topic_versions` ADD `meaning_changed` integer;