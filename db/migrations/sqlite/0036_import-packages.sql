CREATE TABLE `import_packages` (
	`item_id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`dossier_id` text NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `import_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_packages_import` ON `import_packages` (`import_id`);