CREATE TABLE `given_marks` (
	`dossier_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`mark` integer NOT NULL,
	`given_at` text NOT NULL,
	PRIMARY KEY(`dossier_id`, `actor_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `given_marks_mark` ON `given_marks` (`dossier_id`,`mark`);--> statement-breakpoint
CREATE INDEX `given_marks_actor` ON `given_marks` (`actor_id`);--> statement-breakpoint
CREATE TABLE `pins` (
	`user_id` text NOT NULL,
	`dossier_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`pinned_at` text NOT NULL,
	PRIMARY KEY(`dossier_id`, `user_id`, `actor_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pins_actor` ON `pins` (`actor_id`);