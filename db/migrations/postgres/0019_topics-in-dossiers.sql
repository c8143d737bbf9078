INSERT INTO kept_counts (kind, id, audience, slot, number)
  SELECT 'listed in', d.dossier_id || ' ' || x.list_id, l.visibility, 0, count(*)
  FROM letter_lists x JOIN topics t ON t.id = x.list_id JOIN dossier_letters d ON d.letter_id = x.letter_id JOIN letters l ON l.id = x.letter_id WHERE l.withdrawn_at IS NULL
  GROUP BY d.dossier_id, x.list_id, l.visibility ORDER BY d.dossier_id || ' ' || x.list_id, l.visibility;
--> statement-breakpoint
CREATE FUNCTION count_listed_in() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'listed in', d.dossier_id || ' ' || x.list_id, l.visibility, pg_backend_pid() % 8, count(*)
      FROM added x JOIN topics t ON t.id = x.list_id JOIN dossier_letters d ON d.letter_id = x.letter_id JOIN letters l ON l.id = x.letter_id WHERE l.withdrawn_at IS NULL
      GROUP BY d.dossier_id, x.list_id, l.visibility ORDER BY d.dossier_id || ' ' || x.list_id, l.visibility
      ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  ELSE
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'listed in', d.dossier_id || ' ' || x.list_id, l.visibility, pg_backend_pid() % 8, -count(*)
      FROM removed x JOIN topics t ON t.id = x.list_id JOIN dossier_letters d ON d.letter_id = x.letter_id JOIN letters l ON l.id = x.letter_id WHERE l.withdrawn_at IS NULL
      GROUP BY d.dossier_id, x.list_id, l.visibility ORDER BY d.dossier_id || ' ' || x.list_id, l.visibility
      ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_dossier_letters_in() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'listed in', d.dossier_id || ' ' || x.list_id, l.visibility, pg_backend_pid() % 8, count(*)
      FROM added d JOIN letter_lists x ON x.letter_id = d.letter_id JOIN topics t ON t.id = x.list_id JOIN letters l ON l.id = x.letter_id WHERE l.withdrawn_at IS NULL
      GROUP BY d.dossier_id, x.list_id, l.visibility ORDER BY d.dossier_id || ' ' || x.list_id, l.visibility
      ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  ELSE
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'listed in', d.dossier_id || ' ' || x.list_id, l.visibility, pg_backend_pid() % 8, -count(*)
      FROM removed d JOIN letter_lists x ON x.letter_id = d.letter_id JOIN topics t ON t.id = x.list_id JOIN letters l ON l.id = x.letter_id WHERE l.withdrawn_at IS NULL
      GROUP BY d.dossier_id, x.list_id, l.visibility ORDER BY d.dossier_id || ' ' || x.list_id, l.visibility
      ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION recount_letters_in() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number)
    SELECT 'listed in', d.dossier_id || ' ' || x.list_id, l.visibility, pg_backend_pid() % 8, -count(*)
    FROM (SELECT c.* FROM removed c JOIN added o ON o.id = c.id WHERE o.visibility <> c.visibility
      OR (o.withdrawn_at IS NULL) <> (c.withdrawn_at IS NULL)) l JOIN letter_lists x ON x.letter_id = l.id
      JOIN topics t ON t.id = x.list_id JOIN dossier_letters d ON d.letter_id = l.id WHERE l.withdrawn_at IS NULL
    GROUP BY d.dossier_id, x.list_id, l.visibility ORDER BY d.dossier_id || ' ' || x.list_id, l.visibility
    ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number)
    SELECT 'listed in', d.dossier_id || ' ' || x.list_id, l.visibility, pg_backend_pid() % 8, count(*)
    FROM (SELECT c.* FROM added c JOIN removed o ON o.id = c.id WHERE o.visibility <> c.visibility
      OR (o.withdrawn_at IS NULL) <> (c.withdrawn_at IS NULL)) l JOIN letter_lists x ON x.letter_id = l.id
      JOIN topics t ON t.id = x.list_id JOIN dossier_letters d ON d.letter_id = l.id WHERE l.withdrawn_at IS NULL
    GROUP BY d.dossier_id, x.list_id, l.visibility ORDER BY d.dossier_id || ' ' || x.list_id, l.visibility
    ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER letter_lists_added_in AFTER INSERT ON letter_lists REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_listed_in();
--> statement-breakpoint
CREATE TRIGGER letter_lists_removed_in AFTER DELETE ON letter_lists REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_listed_in();
--> statement-breakpoint
CREATE TRIGGER dossier_letters_counted_in AFTER INSERT ON dossier_letters REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_dossier_letters_in();
--> statement-breakpoint
CREATE TRIGGER dossier_letters_uncounted_in AFTER DELETE ON dossier_letters REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_dossier_letters_in();
--> statement-breakpoint
CREATE TRIGGER letters_recounted_in AFTER UPDATE ON letters REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION recount_letters_in();
