CREATE TABLE `source_measures` (
	`reader_key` text NOT NULL,
	`kind` text NOT NULL,
	`evidence_hash` text NOT NULL,
	`figures` text NOT NULL,
	`measured_at` text NOT NULL,
	PRIMARY KEY(`reader_key`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `suggestion_refusals` (
	`letter_id` text NOT NULL,
	`passage_hash` text NOT NULL,
	`topic_id` text NOT NULL,
	`via` text NOT NULL,
	`refused_by` text NOT NULL,
	`refused_at` text NOT NULL,
	PRIMARY KEY(`letter_id`, `passage_hash`, `topic_id`, `via`),
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`refused_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "suggestion_refusals_via" CHECK("suggestion_refusals"."via" in ('cue', 'repeat', 'learnt', 'endpoint'))
);
--> statement-breakpoint
CREATE INDEX `suggestion_refusals_topic` ON `suggestion_refusals` (`topic_id`);