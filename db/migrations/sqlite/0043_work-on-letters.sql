CREATE TABLE `assignments` (
	`dossier_id` text NOT NULL,
	`letter_id` text NOT NULL,
	`kind` text NOT NULL,
	`user_id` text NOT NULL,
	`given_by` text,
	`at` text NOT NULL,
	PRIMARY KEY(`dossier_id`, `letter_id`, `kind`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assignments_kind" CHECK("assignments"."kind" in ('first', 'second'))
);
--> statement-breakpoint
CREATE INDEX `assignments_letter` ON `assignments` (`letter_id`);--> statement-breakpoint
CREATE INDEX `assignments_user` ON `assignments` (`user_id`,`dossier_id`);--> statement-breakpoint
CREATE TABLE `letter_deed_rows` (
	`deed_id` text NOT NULL,
	`letter_id` text NOT NULL,
	`state_before` text,
	`state_after` text,
	PRIMARY KEY(`deed_id`, `letter_id`),
	FOREIGN KEY (`deed_id`) REFERENCES `letter_deeds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `letter_deeds` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`dossier_id` text,
	`at` text NOT NULL,
	`taken_back_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `letter_deeds_user` ON `letter_deeds` (`user_id`,`at`);--> statement-breakpoint
CREATE TABLE `presences` (
	`letter_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`letter_id`, `user_id`),
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `presences_at` ON `presences` (`at`);