CREATE TABLE `actors` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "actors_kind" CHECK("actors"."kind" in ('person', 'organisation', 'unit'))
);
--> statement-breakpoint
CREATE INDEX `actors_name` ON `actors` (`name_key`);--> statement-breakpoint
CREATE TABLE `affiliations` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text,
	`first_day` text,
	`last_day` text,
	FOREIGN KEY (`member_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "affiliations_days" CHECK("affiliations"."first_day" is null or "affiliations"."last_day" is null or "affiliations"."first_day" <= "affiliations"."last_day"),
	CONSTRAINT "affiliations_self" CHECK("affiliations"."member_id" <> "affiliations"."organisation_id")
);
--> statement-breakpoint
CREATE INDEX `affiliations_member` ON `affiliations` (`member_id`);--> statement-breakpoint
CREATE INDEX `affiliations_organisation` ON `affiliations` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `aliases` (
	`actor_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	PRIMARY KEY(`actor_id`, `name`),
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `aliases_name` ON `aliases` (`name_key`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`user_id` text,
	`via` text NOT NULL,
	`deed` text NOT NULL,
	`thing` text NOT NULL,
	`thing_id` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "audit_via" CHECK("audit"."via" in ('screen', 'command line', 'seed'))
);
--> statement-breakpoint
CREATE INDEX `audit_thing` ON `audit` (`thing`,`thing_id`);--> statement-breakpoint
CREATE TABLE `dossiers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`procedure` text,
	`summary` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`bytes` blob NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `files_letter` ON `files` (`letter_id`);--> statement-breakpoint
CREATE INDEX `files_hash` ON `files` (`sha256`);--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`language` text,
	`edtf` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`basis` text,
	`reference` text,
	`reference_truncated` integer NOT NULL,
	`reply_kind` text,
	`reply_edtf` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`revision` integer NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "letters_days" CHECK("letters"."first_day" <= "letters"."last_day"),
	CONSTRAINT "letters_kind" CHECK("letters"."kind" in ('letter', 'e-mail', 'statement', 'speech', 'position paper', 'consultation response', 'open letter')),
	CONSTRAINT "letters_basis" CHECK("letters"."first_day" = "letters"."last_day" or "letters"."basis" is not null)
);
--> statement-breakpoint
CREATE INDEX `letters_days` ON `letters` (`last_day`,`id`);--> statement-breakpoint
CREATE INDEX `letters_kind` ON `letters` (`kind`,`last_day`);--> statement-breakpoint
CREATE TABLE `milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`name` text NOT NULL,
	`label` text NOT NULL,
	`edtf` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`basis` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "milestones_days" CHECK("milestones"."first_day" <= "milestones"."last_day")
);
--> statement-breakpoint
CREATE INDEX `milestones_dossier` ON `milestones` (`dossier_id`,`first_day`);--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text
);
--> statement-breakpoint
CREATE TABLE `parties` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`place` integer NOT NULL,
	`role` text NOT NULL,
	`actor_id` text,
	`capacity` text,
	`organisation` text,
	`unit` text,
	`last_day` text NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "parties_role" CHECK("parties"."role" in ('author', 'on_behalf_of', 'recipient', 'cc'))
);
--> statement-breakpoint
CREATE INDEX `parties_letter` ON `parties` (`letter_id`,`place`);--> statement-breakpoint
CREATE INDEX `parties_actor` ON `parties` (`actor_id`,`role`,`last_day`);--> statement-breakpoint
CREATE TABLE `position_holders` (
	`position_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`last_day` text NOT NULL,
	`approved` integer NOT NULL,
	PRIMARY KEY(`position_id`, `actor_id`),
	FOREIGN KEY (`position_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `position_holders_actor` ON `position_holders` (`actor_id`,`approved`,`topic_id`,`last_day`,`position_id`);--> statement-breakpoint
CREATE INDEX `position_holders_days` ON `position_holders` (`approved`,`last_day`,`actor_id`);--> statement-breakpoint
CREATE INDEX `position_holders_topic` ON `position_holders` (`topic_id`,`approved`,`last_day`,`actor_id`);--> statement-breakpoint
CREATE TABLE `positions` (
	`id` text PRIMARY KEY NOT NULL,
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
	`status` text NOT NULL,
	`last_day` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`changed_at` text NOT NULL,
	`changed_by` text,
	`revision` integer NOT NULL,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_version_id`) REFERENCES `text_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "positions_place" CHECK("positions"."start_at" >= 0 and "positions"."start_at" < "positions"."end_at" and length("positions"."exact") > 0),
	CONSTRAINT "positions_level" CHECK("positions"."level" is null or "positions"."level" between -2 and 2),
	CONSTRAINT "positions_absence" CHECK("positions"."absence" is null or "positions"."absence" in ('evaded', 'withheld', 'no_position')),
	CONSTRAINT "positions_level_or_absence" CHECK(("positions"."level" is null) <> ("positions"."absence" is null)),
	CONSTRAINT "positions_condition" CHECK("positions"."conditional" = ("positions"."condition" is not null) and (not "positions"."conditional" or "positions"."level" is not null)),
	CONSTRAINT "positions_status" CHECK("positions"."status" in ('draft', 'approved', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `positions_letter` ON `positions` (`letter_id`,`start_at`);--> statement-breakpoint
CREATE INDEX `positions_topic` ON `positions` (`topic_id`,`status`,`last_day`);--> statement-breakpoint
CREATE INDEX `positions_days` ON `positions` (`last_day`,`created_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `text_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`sha256` text NOT NULL,
	`reason` text,
	`created_at` text NOT NULL,
	`created_by` text,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `text_versions_letter` ON `text_versions` (`letter_id`,`version`);--> statement-breakpoint
CREATE INDEX `text_versions_hash` ON `text_versions` (`sha256`);--> statement-breakpoint
CREATE TABLE `topic_versions` (
	`topic_id` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`proposition` text NOT NULL,
	`anchors` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	PRIMARY KEY(`topic_id`, `version`),
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "topic_versions_version" CHECK("topic_versions"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE `topics` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`place` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `topics_dossier` ON `topics` (`dossier_id`,`place`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "users_role" CHECK("users"."role" in ('viewer', 'coder', 'editor', 'admin'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email_key`);