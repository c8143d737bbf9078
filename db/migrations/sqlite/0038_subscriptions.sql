CREATE TABLE `subscription_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`subscription_id` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscriptions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `subscription_links_subscription` ON `subscription_links` (`subscription_id`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`dossier_id` text NOT NULL,
	`kind` text NOT NULL,
	`query` text NOT NULL,
	`query_hash` text NOT NULL,
	`rhythm` text NOT NULL,
	`created_at` text NOT NULL,
	`covered_until` text NOT NULL,
	`sentence` text,
	`last_sent_at` text,
	`pending_until` text,
	`attempted_at` text,
	`failures` integer NOT NULL,
	`failed_since` text,
	`failure` text,
	`retry_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "subscriptions_kind" CHECK("subscriptions"."kind" in ('changes', 'sentence')),
	CONSTRAINT "subscriptions_rhythm" CHECK("subscriptions"."rhythm" in ('daily', 'weekly'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_query` ON `subscriptions` (`user_id`,`dossier_id`,`kind`,`query_hash`);--> statement-breakpoint
CREATE INDEX `subscriptions_covered` ON `subscriptions` (`covered_until`);