CREATE TABLE `model_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`text_version` integer NOT NULL,
	`model` text NOT NULL,
	`host` text NOT NULL,
	`prompt_version` integer NOT NULL,
	`passages_asked` integer NOT NULL,
	`passages_there` integer NOT NULL,
	`answers` text NOT NULL,
	`read` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `model_answers_letter` ON `model_answers` (`letter_id`,`asked_at`);