-- What was a day alone becomes a date of its own kind; it came with packages, which tell no more of it.
INSERT INTO letter_dates (letter_id, kind, edtf, first_day, last_day, basis)
  SELECT id, 'received', received_day, received_day, received_day,
    'Received, or added to the store that its dossier package was made in.'
  FROM letters WHERE received_day IS NOT NULL;
--> statement-breakpoint
UPDATE letters SET translates_letter_id = attached_to_id
  WHERE source_note LIKE '%A translation of the letter that it is attached to.';
--> statement-breakpoint
ALTER TABLE `letters` DROP COLUMN `received_day`;