CREATE TABLE `actor_marks` (
	`dossier_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`mark` integer NOT NULL,
	PRIMARY KEY(`dossier_id`, `actor_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
);
