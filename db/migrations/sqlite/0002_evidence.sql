CREATE TABLE `evidence` (
	`actor_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`last_day` text NOT NULL,
	`position_id` text NOT NULL,
	`letter_id` text NOT NULL,
	`first_day` text NOT NULL,
	`edtf` text NOT NULL,
	`level` integer,
	`absence` text,
	`conditional` integer NOT NULL,
	`reported` integer NOT NULL,
	PRIMARY KEY(`actor_id`, `topic_id`, `last_day`, `position_id`),
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`position_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `evidence_position` ON `evidence` (`position_id`);--> statement-breakpoint
CREATE TABLE `evidence_versions` (
	`actor_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `__new_position_holders` (
	`position_id` text NOT NULL,
	`actor_id` text NOT NULL,
	PRIMARY KEY(`position_id`, `actor_id`),
	FOREIGN KEY (`position_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_position_holders`("position_id", "actor_id") SELECT "position_id", "actor_id" FROM `position_holders`;--> statement-breakpoint
DROP TABLE `position_holders`;--> statement-breakpoint
ALTER TABLE `__new_position_holders` RENAME TO `position_holders`;--> statement-breakpoint
CREATE INDEX `position_holders_actor` ON `position_holders` (`actor_id`);--> statement-breakpoint
DROP INDEX `positions_letter`;--> statement-breakpoint
CREATE INDEX `positions_letter` ON `positions` (`letter_id`,`start_at`,`status`);--> statement-breakpoint
INSERT INTO `evidence` (`actor_id`, `topic_id`, `last_day`, `position_id`, `letter_id`, `first_day`, `edtf`, `level`, `absence`, `conditional`, `reported`)
WITH RECURSIVE speaks (position_id, actor_id) AS (
  SELECT position_id, actor_id FROM position_holders
  UNION
  SELECT speaks.position_id, affiliations.organisation_id FROM speaks
  JOIN positions ON positions.id = speaks.position_id
  JOIN affiliations ON affiliations.member_id = speaks.actor_id
  WHERE coalesce(affiliations.first_day, '') <= positions.last_day AND positions.last_day <= coalesce(affiliations.last_day, '9999-12-31')
)
SELECT speaks.actor_id, positions.topic_id, positions.last_day, positions.id, letters.id, letters.first_day, letters.edtf, positions.level, positions.absence, positions.conditional, positions.reported
FROM speaks JOIN positions ON positions.id = speaks.position_id JOIN letters ON letters.id = positions.letter_id
WHERE positions.status = 'approved';--> statement-breakpoint
INSERT INTO `evidence_versions` (`actor_id`, `version`) SELECT DISTINCT `actor_id`, 1 FROM `evidence`;
