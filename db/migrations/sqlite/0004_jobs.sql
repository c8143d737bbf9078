CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`claimed_by` text,
	`claimed_until` text,
	`done_at` text,
	`done_on` text
);
