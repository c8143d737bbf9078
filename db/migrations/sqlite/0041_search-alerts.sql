PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`dossier_id` text,
	`search_id` text,
	`kind` text NOT NULL,
	`query` text NOT NULL,
	`query_hash` text NOT NULL,
	`rhythm` text NOT NULL,
	`created_at` text NOT NULL,
	`covered_until` text NOT NULL,
	`sentence` text,
	`known_letters` text,
	`last_sent_at` text,
	`pending_until` text,
	`pending_letters` text,
	`attempted_at` text,
	`failures` integer NOT NULL,
	`failed_since` text,
	`failure` text,
	`retry_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`search_id`) REFERENCES `saved_searches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "subscriptions_kind" CHECK("__new_subscriptions"."kind" in ('changes', 'sentence', 'letters')),
	CONSTRAINT "subscriptions_aim" CHECK(("__new_subscriptions"."kind" = 'letters') = ("__new_subscriptions"."search_id" is not null)
          and ("__new_subscriptions"."kind" = 'letters') = ("__new_subscriptions"."dossier_id" is null)),
	CONSTRAINT "subscriptions_rhythm" CHECK("__new_subscriptions"."rhythm" in ('daily', 'weekly'))
);
--> statement-breakpoint
INSERT INTO `__new_subscriptions`("id", "user_id", "dossier_id", "kind", "query", "query_hash", "rhythm", "created_at", "covered_until", "sentence", "last_sent_at", "pending_until", "attempted_at", "failures", "failed_since", "failure", "retry_at") SELECT "id", "user_id", "dossier_id", "kind", "query", "query_hash", "rhythm", "created_at", "covered_until", "sentence", "last_sent_at", "pending_until", "attempted_at", "failures", "failed_since", "failure", "retry_at" FROM `subscriptions`;--> statement-breakpoint
DROP TABLE `subscriptions`;--> statement-breakpoint
ALTER TABLE `__new_subscriptions` RENAME TO `subscriptions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_query` ON `subscriptions` (`user_id`,`dossier_id`,`kind`,`query_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_search` ON `subscriptions` (`search_id`);--> statement-breakpoint
CREATE INDEX `subscriptions_covered` ON `subscriptions` (`covered_until`);