CREATE TABLE `beginnings` (
	`user_id` text PRIMARY KEY NOT NULL,
	`chart_seen_at` text,
	`put_away_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
