CREATE TABLE `erased_hashes` (
	`sha256` text NOT NULL,
	`erasure_id` text NOT NULL,
	PRIMARY KEY(`sha256`, `erasure_id`),
	FOREIGN KEY (`erasure_id`) REFERENCES `erasures`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`at` text NOT NULL,
	`user_id` text,
	`via` text NOT NULL,
	`reason` text NOT NULL,
	`hash` text NOT NULL,
	`letters` integer NOT NULL,
	`open` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erasures_kind" CHECK("erasures"."kind" in ('letter', 'person')),
	CONSTRAINT "erasures_reason" CHECK(length("erasures"."reason") > 0)
);
--> statement-breakpoint
CREATE INDEX `erasures_subject` ON `erasures` (`subject_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_letter` ON `erasures` (`subject_id`) WHERE "erasures"."kind" = 'letter';
--> statement-breakpoint
DROP TRIGGER text_versions_stay;
--> statement-breakpoint
CREATE TRIGGER text_versions_stay BEFORE UPDATE ON text_versions WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE open) BEGIN
  SELECT raise(ABORT, 'The text of a letter is never changed; a correction is a new version.');
END;
--> statement-breakpoint
DROP TRIGGER files_stay;
--> statement-breakpoint
CREATE TRIGGER files_stay BEFORE UPDATE ON files WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE open) BEGIN
  SELECT raise(ABORT, 'The file of a letter is never changed.');
END;
--> statement-breakpoint
DROP TRIGGER audit_stays;
--> statement-breakpoint
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE open) BEGIN
  SELECT raise(ABORT, 'The audit log is never changed.');
END;
--> statement-breakpoint
CREATE TRIGGER erasures_stay BEFORE UPDATE ON erasures WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE open) BEGIN
  SELECT raise(ABORT, 'What is said of an erasure is never changed.');
END;
--> statement-breakpoint
CREATE TRIGGER erasures_kept BEFORE DELETE ON erasures BEGIN
  SELECT raise(ABORT, 'What is said of an erasure is never deleted.');
END;
