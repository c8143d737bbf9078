CREATE TABLE `approvals` (
	`position_id` text PRIMARY KEY NOT NULL,
	`offered_by` text,
	`offered_at` text NOT NULL,
	`counted_hash` text,
	`first_counted_at` text,
	`sent_back_by` text,
	`sent_back_at` text,
	`reason` text,
	`approved_by` text,
	`approved_at` text,
	FOREIGN KEY (`position_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sent_back_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "approvals_sent_back" CHECK(("approvals"."sent_back_at" is null) = ("approvals"."reason" is null) and ("approvals"."approved_at" is null or "approvals"."sent_back_at" is null))
);
--> statement-breakpoint
CREATE INDEX `approvals_waiting` ON `approvals` (`offered_at`) WHERE "approvals"."approved_at" is null;--> statement-breakpoint
ALTER TABLE `dossiers` ADD `four_eyes` integer DEFAULT false NOT NULL;