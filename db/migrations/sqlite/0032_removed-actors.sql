CREATE TABLE `removed_actors` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text,
	`removed_at` text NOT NULL,
	`removed_by` text,
	`kept` text NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`removed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `removed_actors_at` ON `removed_actors` (`removed_at`);