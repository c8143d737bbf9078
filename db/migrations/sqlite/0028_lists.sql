CREATE TABLE `list_rows` (
	`list_id` text NOT NULL,
	`row` integer NOT NULL,
	`state` text NOT NULL,
	`plan` text NOT NULL,
	PRIMARY KEY(`list_id`, `row`),
	FOREIGN KEY (`list_id`) REFERENCES `lists`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "list_rows_state_known" CHECK("list_rows"."state" in ('new', 'changed', 'same', 'asked', 'refused', 'left out'))
);
--> statement-breakpoint
CREATE INDEX `list_rows_state` ON `list_rows` (`list_id`,`state`,`row`);--> statement-breakpoint
CREATE TABLE `lists` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text,
	`dossier_id` text,
	`name` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`state` text NOT NULL,
	`reason` text,
	`mapping` text,
	`choices` text NOT NULL,
	`questions` text NOT NULL,
	`told_by` text,
	`told_via` text,
	`taken_at` text,
	`stayed` text,
	`revision` integer NOT NULL,
	`deeds` text,
	`cells` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`told_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "lists_kind" CHECK("lists"."kind" in ('actors', 'topics', 'milestones')),
	CONSTRAINT "lists_state_known" CHECK("lists"."state" in ('asking', 'planning', 'planned', 'storing', 'stored', 'undoing', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `lists_state` ON `lists` (`state`);--> statement-breakpoint
CREATE INDEX `lists_created` ON `lists` (`created_at`);