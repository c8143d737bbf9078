CREATE TABLE `letter_asks` (
	`letter_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	PRIMARY KEY(`letter_id`, `actor_id`, `topic_id`),
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `letter_asks_actor` ON `letter_asks` (`actor_id`,`topic_id`);--> statement-breakpoint
CREATE INDEX `letter_asks_topic` ON `letter_asks` (`topic_id`,`actor_id`);--> statement-breakpoint
CREATE TABLE `letter_dates` (
	`letter_id` text NOT NULL,
	`kind` text NOT NULL,
	`edtf` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`basis` text,
	PRIMARY KEY(`letter_id`, `kind`),
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "letter_dates_kind" CHECK("letter_dates"."kind" in ('written', 'sent', 'received', 'registered', 'published')),
	CONSTRAINT "letter_dates_days" CHECK("letter_dates"."first_day" <= "letter_dates"."last_day")
);
--> statement-breakpoint
CREATE TABLE `letter_references` (
	`letter_id` text NOT NULL,
	`place` integer NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	PRIMARY KEY(`letter_id`, `place`),
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `quote_translations` (
	`position_id` text NOT NULL,
	`language` text NOT NULL,
	`words` text NOT NULL,
	`machine` integer NOT NULL,
	`translator` text NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text,
	PRIMARY KEY(`position_id`, `language`),
	FOREIGN KEY (`position_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `letters` ADD `arrived_day` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `dated_kind` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `answers_letter_id` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `translates_letter_id` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `source_seen_day` text;--> statement-breakpoint
CREATE INDEX `letters_answered` ON `letters` (`answers_letter_id`);--> statement-breakpoint
CREATE INDEX `letters_translated` ON `letters` (`translates_letter_id`);