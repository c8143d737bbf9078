CREATE TABLE `column_mappings` (
	`headers` text PRIMARY KEY NOT NULL,
	`mapping` text NOT NULL,
	`used_at` text NOT NULL,
	`used_by` text,
	FOREIGN KEY (`used_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `import_files` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`place` integer NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`sheets` text,
	`mapping` text,
	`created_at` text NOT NULL,
	`bytes` blob,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_files_state" CHECK("import_files"."state" in ('waiting', 'columns', 'read', 'refused'))
);
--> statement-breakpoint
CREATE INDEX `import_files_state_of` ON `import_files` (`import_id`,`state`,`size`);--> statement-breakpoint
CREATE UNIQUE INDEX `import_files_place` ON `import_files` (`import_id`,`place`);--> statement-breakpoint
CREATE INDEX `import_files_hash` ON `import_files` (`sha256`);--> statement-breakpoint
CREATE TABLE `import_items` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`file_id` text NOT NULL,
	`place` integer NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`text_hash` text,
	`media_type` text,
	`sha256` text,
	`draft` text,
	`asks` text NOT NULL,
	`same` text,
	`prints` text NOT NULL,
	`accepted_by` text,
	`accepted_via` text,
	`revision` integer NOT NULL,
	`text` text,
	`bytes` blob,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `import_files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accepted_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_items_state_known" CHECK("import_items"."state" in ('asking', 'doubtful', 'ready', 'left out', 'accepted', 'stored', 'withdrawn', 'refused'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_items_place` ON `import_items` (`import_id`,`place`);--> statement-breakpoint
CREATE INDEX `import_items_state` ON `import_items` (`import_id`,`state`,`place`);--> statement-breakpoint
CREATE INDEX `import_items_file` ON `import_items` (`file_id`);--> statement-breakpoint
CREATE INDEX `import_items_text` ON `import_items` (`import_id`,`text_hash`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`name` text NOT NULL,
	`via` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`state` text NOT NULL,
	`stopped` integer NOT NULL,
	`since` text,
	`done_before` integer NOT NULL,
	`doing` text,
	`told_by` text,
	`told_via` text,
	`audience` text NOT NULL,
	`languages` text NOT NULL,
	`answers` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`told_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_via" CHECK("imports"."via" in ('screen', 'command line', 'api', 'watched folder')),
	CONSTRAINT "imports_state_known" CHECK("imports"."state" in ('reading', 'planned', 'storing', 'undoing', 'undone', 'redoing'))
);
--> statement-breakpoint
CREATE INDEX `imports_state` ON `imports` (`state`,`stopped`);--> statement-breakpoint
CREATE INDEX `imports_created` ON `imports` (`created_at`);--> statement-breakpoint
CREATE TABLE `letter_prints` (
	`print` integer NOT NULL,
	`letter_id` text NOT NULL,
	PRIMARY KEY(`print`, `letter_id`),
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `letter_prints_letter` ON `letter_prints` (`letter_id`);--> statement-breakpoint
ALTER TABLE `letters` ADD `excerpt` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `letters` ADD `source_url` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `source_note` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `message_id` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `answers_message_id` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `attached_to_id` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `import_id` text REFERENCES imports(id);--> statement-breakpoint
ALTER TABLE `letters` ADD `withdrawn_at` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `withdrawn_by` text REFERENCES users(id);--> statement-breakpoint
CREATE INDEX `letters_import` ON `letters` (`import_id`);--> statement-breakpoint
CREATE INDEX `letters_message` ON `letters` (`message_id`);--> statement-breakpoint
CREATE INDEX `letters_answers` ON `letters` (`answers_message_id`);--> statement-breakpoint
CREATE INDEX `letters_attached` ON `letters` (`attached_to_id`);--> statement-breakpoint
CREATE INDEX `letters_withdrawn` ON `letters` (`withdrawn_at`) WHERE "letters"."withdrawn_at" is not null;--> statement-breakpoint
ALTER TABLE `text_versions` ADD `pages` text;