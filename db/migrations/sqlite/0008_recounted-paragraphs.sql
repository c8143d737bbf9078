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
	CONSTRAINT "audit_via" CHECK("__new_audit"."via" in ('screen', 'command line', 'api', 'seed', 'update'))
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
