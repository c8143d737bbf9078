CREATE TABLE `coding_draws` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`user_id` text NOT NULL,
	`share` integer NOT NULL,
	`seed` text NOT NULL,
	`pool` text NOT NULL,
	`drawn` integer NOT NULL,
	`at` text NOT NULL,
	`drawn_by` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drawn_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "coding_draws_share" CHECK("coding_draws"."share" between 1 and 100)
);
--> statement-breakpoint
CREATE INDEX `coding_draws_dossier` ON `coding_draws` (`dossier_id`,`at`);--> statement-breakpoint
CREATE TABLE `coding_pairs` (
	`id` text PRIMARY KEY NOT NULL,
	`coding_id` text NOT NULL,
	`letter_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`position_id` text,
	`second_position_id` text,
	`first_coder_id` text,
	`first_reading` text,
	`second_reading` text,
	`kind` text NOT NULL,
	`choice` text,
	`reason` text,
	`by_party` integer DEFAULT false NOT NULL,
	`settled_by` text,
	`settled_at` text,
	`settled_position_id` text,
	`replaced_reading` text,
	`settled_revision` integer,
	FOREIGN KEY (`coding_id`) REFERENCES `second_codings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_coder_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "coding_pairs_kind" CHECK("coding_pairs"."kind" in ('same', 'level', 'condition', 'holder', 'quote', 'topic', 'alone')),
	CONSTRAINT "coding_pairs_choice" CHECK("coding_pairs"."choice" is null or "coding_pairs"."choice" in ('first', 'second', 'another', 'nothing'))
);
--> statement-breakpoint
CREATE INDEX `coding_pairs_coding` ON `coding_pairs` (`coding_id`);--> statement-breakpoint
CREATE INDEX `coding_pairs_position` ON `coding_pairs` (`position_id`);--> statement-breakpoint
CREATE INDEX `coding_pairs_letter` ON `coding_pairs` (`letter_id`);--> statement-breakpoint
CREATE INDEX `coding_pairs_topic` ON `coding_pairs` (`topic_id`);--> statement-breakpoint
CREATE TABLE `letter_openings` (
	`letter_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`letter_id`, `user_id`),
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `second_codings` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`letter_id` text NOT NULL,
	`user_id` text NOT NULL,
	`origin` text NOT NULL,
	`draw_id` text,
	`given_by` text,
	`at` text NOT NULL,
	`done_at` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`draw_id`) REFERENCES `coding_draws`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "second_codings_origin" CHECK("second_codings"."origin" in ('drawn', 'given'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `second_codings_letter` ON `second_codings` (`dossier_id`,`letter_id`);--> statement-breakpoint
CREATE INDEX `second_codings_user` ON `second_codings` (`user_id`,`done_at`);--> statement-breakpoint
CREATE INDEX `second_codings_of_letter` ON `second_codings` (`letter_id`);--> statement-breakpoint
CREATE TABLE `second_positions` (
	`id` text PRIMARY KEY NOT NULL,
	`coding_id` text NOT NULL,
	`letter_id` text NOT NULL,
	`text_version_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`exact` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`start_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	`paragraph` integer,
	`level` integer,
	`absence` text,
	`conditional` integer NOT NULL,
	`condition` text,
	`note` text,
	`reported` integer NOT NULL,
	`sureness` integer,
	`holder_ids` text NOT NULL,
	`status` text NOT NULL,
	`created_at` text NOT NULL,
	`changed_at` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`coding_id`) REFERENCES `second_codings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_version_id`) REFERENCES `text_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "second_positions_place" CHECK("second_positions"."start_at" >= 0 and "second_positions"."start_at" < "second_positions"."end_at" and length("second_positions"."exact") > 0),
	CONSTRAINT "second_positions_level" CHECK(("second_positions"."level" is null) <> ("second_positions"."absence" is null) and ("second_positions"."level" is null or "second_positions"."level" between -2 and 2)),
	CONSTRAINT "second_positions_status" CHECK("second_positions"."status" in ('approved', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `second_positions_coding` ON `second_positions` (`coding_id`);--> statement-breakpoint
CREATE INDEX `second_positions_letter` ON `second_positions` (`letter_id`);--> statement-breakpoint
ALTER TABLE `evidence` ADD `other_level` integer;--> statement-breakpoint
ALTER TABLE `evidence` ADD `other_absence` text;--> statement-breakpoint
ALTER TABLE `evidence` ADD `other_conditional` integer;