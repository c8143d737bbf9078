CREATE TABLE `frozen_letters` (
	`link_id` text NOT NULL,
	`letter_id` text NOT NULL,
	PRIMARY KEY(`link_id`, `letter_id`),
	FOREIGN KEY (`link_id`) REFERENCES `view_links`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `frozen_letters_letter` ON `frozen_letters` (`letter_id`);--> statement-breakpoint
CREATE TABLE `frozen_views` (
	`link_id` text PRIMARY KEY NOT NULL,
	`contents` text NOT NULL,
	FOREIGN KEY (`link_id`) REFERENCES `view_links`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `view_links` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`kind` text NOT NULL,
	`view_kind` text NOT NULL,
	`query` text NOT NULL,
	`made_at` text NOT NULL,
	`made_by` text NOT NULL,
	`expires_at` text,
	`ended_at` text,
	`ended_by` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "view_links_kind" CHECK("view_links"."kind" in ('live', 'frozen'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `view_links_token` ON `view_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `view_links_dossier` ON `view_links` (`dossier_id`);