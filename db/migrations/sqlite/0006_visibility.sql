CREATE TABLE `letter_readers` (
	`letter_id` text NOT NULL,
	`user_id` text NOT NULL,
	`added_by` text,
	`added_at` text NOT NULL,
	PRIMARY KEY(`letter_id`, `user_id`),
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `letter_readers_user` ON `letter_readers` (`user_id`);--> statement-breakpoint
DROP INDEX `positions_topic`;--> statement-breakpoint
CREATE INDEX `positions_topic` ON `positions` (`topic_id`,`status`,`last_day`,`letter_id`);--> statement-breakpoint
ALTER TABLE `actors` ADD `letter_id` text REFERENCES letters(id);--> statement-breakpoint
CREATE INDEX `actors_letter` ON `actors` (`letter_id`);--> statement-breakpoint
ALTER TABLE `affiliations` ADD `letter_id` text REFERENCES letters(id);--> statement-breakpoint
CREATE INDEX `affiliations_letter` ON `affiliations` (`letter_id`);--> statement-breakpoint
ALTER TABLE `letters` ADD `visibility` text DEFAULT 'everyone' NOT NULL CONSTRAINT "letters_visibility_known" CHECK(`visibility` in ('everyone', 'named', 'public'));--> statement-breakpoint
CREATE INDEX `letters_visibility` ON `letters` (`visibility`,`created_by`,`id`);--> statement-breakpoint
WITH alone (at, letter_id) AS (SELECT created_at, min(id) FROM letters GROUP BY created_at HAVING count(*) = 1)
UPDATE actors SET letter_id = (SELECT min(alone.letter_id) FROM audit JOIN alone ON alone.at = audit.at WHERE audit.thing = 'actor' AND audit.thing_id = actors.id AND audit.deed = 'added');--> statement-breakpoint
WITH alone (at, letter_id) AS (SELECT created_at, min(id) FROM letters GROUP BY created_at HAVING count(*) = 1)
UPDATE affiliations SET letter_id = (SELECT min(alone.letter_id) FROM audit JOIN alone ON alone.at = audit.at WHERE audit.thing = 'affiliation' AND audit.thing_id = affiliations.id AND audit.deed = 'added');
