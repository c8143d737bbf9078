CREATE TABLE `judged_letters` (
	`judgement_id` text NOT NULL,
	`letter_id` text NOT NULL,
	PRIMARY KEY(`judgement_id`, `letter_id`),
	FOREIGN KEY (`judgement_id`) REFERENCES `judgements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `judged_letters_letter` ON `judged_letters` (`letter_id`);--> statement-breakpoint
CREATE TABLE `judgements` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`kind` text NOT NULL,
	`on_day` text NOT NULL,
	`basis_hash` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text,
	`judged_at` text NOT NULL,
	`judged_by` text NOT NULL,
	`ended_at` text,
	`ended_by` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`judged_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "judgements_verdict" CHECK("judgements"."verdict" in ('accepted', 'dismissed')),
	CONSTRAINT "judgements_reason" CHECK("judgements"."verdict" = 'accepted' or length("judgements"."reason") > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `judgements_standing` ON `judgements` (`dossier_id`,`topic_id`,`actor_id`,`kind`,`on_day`) WHERE "judgements"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `judgements_actor` ON `judgements` (`actor_id`);