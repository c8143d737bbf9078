INSERT INTO kept_counts (kind, id, audience, slot, number)
  SELECT 'listed in', d.dossier_id || ' ' || x.list_id, l.visibility, 0, count(*) FROM letter_lists x
  JOIN topics t ON t.id = x.list_id JOIN dossier_letters d ON d.letter_id = x.letter_id JOIN letters l ON l.id = x.letter_id
  WHERE l.withdrawn_at IS NULL GROUP BY d.dossier_id, x.list_id, l.visibility;
--> statement-breakpoint
CREATE TRIGGER letter_lists_added_in AFTER INSERT ON letter_lists
  WHEN EXISTS (SELECT 1 FROM topics WHERE id = new.list_id) BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed in', d.dossier_id || ' ' || new.list_id, l.visibility, 0, 1
    FROM dossier_letters d JOIN letters l ON l.id = d.letter_id WHERE d.letter_id = new.letter_id AND l.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER letter_lists_removed_in AFTER DELETE ON letter_lists
  WHEN EXISTS (SELECT 1 FROM topics WHERE id = old.list_id) BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed in', d.dossier_id || ' ' || old.list_id, l.visibility, 0, -1
    FROM dossier_letters d JOIN letters l ON l.id = d.letter_id WHERE d.letter_id = old.letter_id AND l.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER dossier_letters_counted_in AFTER INSERT ON dossier_letters BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed in', new.dossier_id || ' ' || x.list_id, l.visibility, 0, 1
    FROM letter_lists x JOIN topics t ON t.id = x.list_id JOIN letters l ON l.id = x.letter_id
    WHERE x.letter_id = new.letter_id AND l.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER dossier_letters_uncounted_in AFTER DELETE ON dossier_letters BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed in', old.dossier_id || ' ' || x.list_id, l.visibility, 0, -1
    FROM letter_lists x JOIN topics t ON t.id = x.list_id JOIN letters l ON l.id = x.letter_id
    WHERE x.letter_id = old.letter_id AND l.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER letters_recounted_in AFTER UPDATE OF visibility, withdrawn_at ON letters
  WHEN old.visibility <> new.visibility OR (old.withdrawn_at IS NULL) <> (new.withdrawn_at IS NULL) BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed in', d.dossier_id || ' ' || x.list_id, old.visibility, 0, -1
    FROM letter_lists x JOIN topics t ON t.id = x.list_id JOIN dossier_letters d ON d.letter_id = x.letter_id
    WHERE x.letter_id = old.id AND old.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed in', d.dossier_id || ' ' || x.list_id, new.visibility, 0, 1
    FROM letter_lists x JOIN topics t ON t.id = x.list_id JOIN dossier_letters d ON d.letter_id = x.letter_id
    WHERE x.letter_id = new.id AND new.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
