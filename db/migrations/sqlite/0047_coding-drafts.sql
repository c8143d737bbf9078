CREATE TABLE `coding_drafts` (
	`letter_id` text NOT NULL,
	`user_id` text NOT NULL,
	`form_key` text NOT NULL,
	`fields` text NOT NULL,
	`text_version` integer NOT NULL,
	`typed_at` text NOT NULL,
	PRIMARY KEY(`letter_id`, `user_id`, `form_key`),
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
