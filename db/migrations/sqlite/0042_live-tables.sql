CREATE TABLE `token_views` (
	`token_id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`view_kind` text NOT NULL,
	`query` text NOT NULL,
	FOREIGN KEY (`token_id`) REFERENCES `tokens`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
