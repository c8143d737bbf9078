CREATE TABLE `lost_places` (
	`position_id` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`lost_at` text NOT NULL,
	FOREIGN KEY (`position_id`) REFERENCES `positions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER positions_placed_first BEFORE UPDATE OF status ON positions
WHEN new.status = 'approved' AND old.status <> 'approved' AND old.text_version_id = new.text_version_id
  AND EXISTS (SELECT 1 FROM lost_places WHERE position_id = new.id) BEGIN
  SELECT RAISE(ABORT, 'A position whose quote has lost its place counts only once somebody has placed it.');
END;
