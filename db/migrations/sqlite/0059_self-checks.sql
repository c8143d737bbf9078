CREATE TABLE `self_check_passages` (
	`id` text PRIMARY KEY NOT NULL,
	`check_id` text NOT NULL,
	`position_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`place` integer NOT NULL,
	`old_level` integer,
	`old_absence` text,
	`level` integer,
	`absence` text,
	`answered_at` text,
	FOREIGN KEY (`check_id`) REFERENCES `self_checks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`position_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "self_check_passages_old" CHECK(("self_check_passages"."old_level" is null) <> ("self_check_passages"."old_absence" is null) and ("self_check_passages"."old_level" is null or "self_check_passages"."old_level" between -2 and 2)),
	CONSTRAINT "self_check_passages_answer" CHECK(("self_check_passages"."answered_at" is null and "self_check_passages"."level" is null and "self_check_passages"."absence" is null) or ("self_check_passages"."answered_at" is not null and ("self_check_passages"."level" is null) <> ("self_check_passages"."absence" is null) and ("self_check_passages"."level" is null or "self_check_passages"."level" between -2 and 2)))
);
--> statement-breakpoint
CREATE INDEX `self_check_passages_check` ON `self_check_passages` (`check_id`,`place`);--> statement-breakpoint
CREATE INDEX `self_check_passages_position` ON `self_check_passages` (`position_id`);--> statement-breakpoint
CREATE TABLE `self_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`user_id` text NOT NULL,
	`days` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `self_checks_dossier` ON `self_checks` (`dossier_id`,`user_id`);