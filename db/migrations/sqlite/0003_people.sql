CREATE TABLE `identities` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identities_user` ON `identities` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`account` text NOT NULL,
	`address` text NOT NULL,
	`failures` integer NOT NULL,
	`last_failed_at` text,
	`succeeded_at` text,
	PRIMARY KEY(`account`, `address`),
	CONSTRAINT "sign_ins_failures" CHECK("sign_ins"."failures" >= 0)
);
--> statement-breakpoint
CREATE INDEX `sign_ins_failed` ON `sign_ins` (`last_failed_at`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text,
	`last_used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tokens_scope" CHECK("tokens"."scope" in ('read', 'write'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash` ON `tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `tokens_user` ON `tokens` (`user_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text,
	`created_at` text NOT NULL,
	`last_sign_in_at` text,
	`last_seen_at` text,
	`deactivated_at` text,
	CONSTRAINT "users_role" CHECK("__new_users"."role" in ('viewer', 'coder', 'editor', 'admin'))
);
--> statement-breakpoint
INSERT INTO `__new_users`("id", "email", "email_key", "name", "role", "password_hash", "created_at") SELECT "id", "email", "email_key", "name", "role", "password_hash", "created_at" FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email_key`);--> statement-breakpoint
ALTER TABLE `one_time_links` ADD `created_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `one_time_links` ADD `user_id` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `one_time_links` ADD `email` text;--> statement-breakpoint
ALTER TABLE `one_time_links` ADD `email_key` text;--> statement-breakpoint
ALTER TABLE `one_time_links` ADD `role` text;--> statement-breakpoint
CREATE INDEX `one_time_links_purpose` ON `one_time_links` (`purpose`,`email_key`);--> statement-breakpoint
CREATE INDEX `one_time_links_user` ON `one_time_links` (`user_id`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `last_used_at` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `user_agent` text;