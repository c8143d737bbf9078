CREATE TABLE `exceptions` (
	`id` text PRIMARY KEY NOT NULL,
	`act` text NOT NULL,
	`citation` text NOT NULL,
	`name` text NOT NULL,
	`words` text NOT NULL,
	`retired_at` text,
	`created_at` text NOT NULL,
	`created_by` text,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exceptions_citation` ON `exceptions` (`act`,`citation`);--> statement-breakpoint
CREATE TABLE `invoked_exceptions` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`text_version_id` text,
	`start_at` integer,
	`end_at` integer,
	`exception_id` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`text_version_id`) REFERENCES `text_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invoked_exceptions_place" CHECK(("invoked_exceptions"."text_version_id" is null) = ("invoked_exceptions"."start_at" is null) and ("invoked_exceptions"."start_at" is null) = ("invoked_exceptions"."end_at" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoked_exceptions_mark` ON `invoked_exceptions` (`letter_id`,`text_version_id`,`start_at`,`exception_id`) WHERE "invoked_exceptions"."text_version_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `invoked_exceptions_letter` ON `invoked_exceptions` (`letter_id`,`exception_id`) WHERE "invoked_exceptions"."text_version_id" is null;--> statement-breakpoint
CREATE INDEX `invoked_exceptions_exception` ON `invoked_exceptions` (`exception_id`,`letter_id`);