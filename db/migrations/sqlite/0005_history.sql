CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`thing` text NOT NULL,
	`merged_id` text NOT NULL,
	`into_id` text NOT NULL,
	`merged_at` text NOT NULL,
	`merged_by` text,
	`undone_at` text,
	`undone_by` text,
	FOREIGN KEY (`merged_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "merges_thing" CHECK("merges"."thing" in ('actor', 'topic')),
	CONSTRAINT "merges_self" CHECK("merges"."merged_id" <> "merges"."into_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `merges_open` ON `merges` (`thing`,`merged_id`) WHERE "merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX `merges_into` ON `merges` (`thing`,`into_id`);--> statement-breakpoint
CREATE TABLE `__new_audit` (
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
	CONSTRAINT "audit_via" CHECK("__new_audit"."via" in ('screen', 'command line', 'api', 'seed'))
);
--> statement-breakpoint
INSERT INTO `__new_audit`("id", "at", "user_id", "via", "deed", "thing", "thing_id", "before", "after") SELECT "id", "at", "user_id", "via", "deed", "thing", "thing_id", "before", "after" FROM `audit`;--> statement-breakpoint
DROP TABLE `audit`;--> statement-breakpoint
ALTER TABLE `__new_audit` RENAME TO `audit`;--> statement-breakpoint
CREATE INDEX `audit_thing` ON `audit` (`thing`,`thing_id`);--> statement-breakpoint
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN
  SELECT raise(ABORT, 'The audit log is never changed.');
END;
--> statement-breakpoint
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN
  SELECT raise(ABORT, 'The audit log is never shortened.');
END;
--> statement-breakpoint
ALTER TABLE `actors` ADD `counts_as_id` text NOT NULL DEFAULT '';--> statement-breakpoint
UPDATE `actors` SET `counts_as_id` = `id`;--> statement-breakpoint
CREATE INDEX `actors_counts_as` ON `actors` (`counts_as_id`);--> statement-breakpoint
ALTER TABLE `topics` ADD `counts_as_id` text NOT NULL DEFAULT '';--> statement-breakpoint
UPDATE `topics` SET `counts_as_id` = `id`;--> statement-breakpoint
CREATE INDEX `topics_counts_as` ON `topics` (`counts_as_id`);