CREATE TABLE `saved_actors` (
	`selection_id` text NOT NULL,
	`actor_id` text NOT NULL,
	PRIMARY KEY(`selection_id`, `actor_id`),
	FOREIGN KEY (`selection_id`) REFERENCES `saved_selections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_actors_actor` ON `saved_actors` (`actor_id`);--> statement-breakpoint
CREATE TABLE `saved_selections` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`name` text NOT NULL,
	`rules` text NOT NULL,
	`group_rules` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	`ended_at` text,
	`ended_by` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "saved_selections_name" CHECK(length("saved_selections"."name") > 0)
);
--> statement-breakpoint
CREATE INDEX `saved_selections_dossier` ON `saved_selections` (`dossier_id`);