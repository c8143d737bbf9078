-- What everybody may see of a pair, so that a page is put in order without names being read: made anew at once.
ALTER TABLE twin_pairs ADD COLUMN likely integer NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE twin_pairs ADD COLUMN weight integer NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE twin_pairs ADD COLUMN shorter integer;
--> statement-breakpoint
INSERT INTO twin_changes (taken) SELECT 0
  WHERE EXISTS (SELECT 1 FROM twin_pairs) AND NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
