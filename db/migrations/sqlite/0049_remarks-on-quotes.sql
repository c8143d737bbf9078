CREATE TABLE `remarks` (
	`id` text PRIMARY KEY NOT NULL,
	`position_id` text NOT NULL,
	`words` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` text NOT NULL,
	`answer` text,
	`answered_by` text,
	`answered_at` text,
	FOREIGN KEY (`position_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `remarks_position` ON `remarks` (`position_id`,`id`);--> statement-breakpoint
CREATE INDEX `remarks_maker` ON `remarks` (`made_by`,`id`);--> statement-breakpoint
CREATE INDEX `remarks_open` ON `remarks` (`id`,`position_id`) WHERE "remarks"."answered_at" is null;