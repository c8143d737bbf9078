CREATE TABLE `split_positions` (
	`split_id` text NOT NULL,
	`position_id` text NOT NULL,
	`part` integer NOT NULL,
	`from_topic_id` text,
	PRIMARY KEY(`split_id`, `position_id`),
	FOREIGN KEY (`split_id`) REFERENCES `splits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`position_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "split_positions_part" CHECK("split_positions"."part" in (1, 2))
);
--> statement-breakpoint
CREATE INDEX `split_positions_position` ON `split_positions` (`position_id`);--> statement-breakpoint
CREATE TABLE `splits` (
	`id` text PRIMARY KEY NOT NULL,
	`topic_id` text NOT NULL,
	`first_id` text,
	`first_name` text NOT NULL,
	`first_is_new` integer NOT NULL,
	`second_id` text,
	`second_name` text NOT NULL,
	`second_is_new` integer NOT NULL,
	`begun_at` text NOT NULL,
	`begun_by` text,
	`done_at` text,
	`done_by` text,
	`undone_at` text,
	`undone_by` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`begun_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `splits_open` ON `splits` (`topic_id`) WHERE "splits"."done_at" is null;--> statement-breakpoint
CREATE INDEX `splits_topic` ON `splits` (`topic_id`,`done_at`);--> statement-breakpoint
ALTER TABLE `merges` ADD `turned` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `topics` ADD `turned` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `topics` ADD `closed_at` text;