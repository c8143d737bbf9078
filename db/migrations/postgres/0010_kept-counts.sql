DROP INDEX "letters_kind";--> statement-breakpoint
CREATE INDEX "evidence_days" ON "evidence" USING btree ("last_day","actor_id","letter_id");--> statement-breakpoint
CREATE INDEX "evidence_spans" ON "evidence" USING btree ("actor_id","last_day","first_day") WHERE "evidence"."first_day" < "evidence"."last_day";--> statement-breakpoint
CREATE INDEX "letters_dossier" ON "letters" USING btree ("dossier_id","last_day","id","first_day");--> statement-breakpoint
CREATE INDEX "letters_spans" ON "letters" USING btree ("dossier_id","last_day","first_day") WHERE "letters"."first_day" < "letters"."last_day";--> statement-breakpoint
CREATE INDEX "letters_title" ON "letters" USING btree ("edtf","title");--> statement-breakpoint
CREATE INDEX "letters_kind" ON "letters" USING btree ("dossier_id","kind","last_day","id","first_day");
--> statement-breakpoint
CREATE TABLE letter_lists (
  list_id text COLLATE "C" NOT NULL,
  last_day text COLLATE "C" NOT NULL,
  letter_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (list_id, last_day, letter_id)
);
--> statement-breakpoint
CREATE INDEX letter_lists_letter ON letter_lists (letter_id);
--> statement-breakpoint
CREATE TABLE kept_counts (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  audience text COLLATE "C" NOT NULL,
  slot integer NOT NULL,
  number integer NOT NULL,
  PRIMARY KEY (kind, id, audience, slot)
);
--> statement-breakpoint
CREATE TABLE evidence_counts (
  actor_id text COLLATE "C" NOT NULL,
  topic_id text COLLATE "C" NOT NULL,
  audience text COLLATE "C" NOT NULL,
  slot integer NOT NULL,
  number integer NOT NULL,
  PRIMARY KEY (actor_id, topic_id, audience, slot)
);
--> statement-breakpoint
INSERT INTO letter_lists (list_id, last_day, letter_id)
  SELECT DISTINCT t.counts_as_id, l.last_day, l.id FROM positions p JOIN topics t ON t.id = p.topic_id
  JOIN letters l ON l.id = p.letter_id WHERE p.status <> 'withdrawn';
--> statement-breakpoint
INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT l.dossier_id, l.last_day, l.id FROM letters l
  WHERE NOT EXISTS (SELECT 1 FROM positions p WHERE p.letter_id = l.id AND p.status <> 'withdrawn');
--> statement-breakpoint
INSERT INTO kept_counts (kind, id, audience, slot, number)
  SELECT 'letters', dossier_id, visibility, 0, count(*) FROM letters WHERE withdrawn_at IS NULL GROUP BY dossier_id, visibility;
--> statement-breakpoint
INSERT INTO kept_counts (kind, id, audience, slot, number)
  SELECT 'listed', x.list_id, l.visibility, 0, count(*) FROM letter_lists x JOIN letters l ON l.id = x.letter_id
  WHERE l.withdrawn_at IS NULL GROUP BY x.list_id, l.visibility;
--> statement-breakpoint
INSERT INTO kept_counts (kind, id, audience, slot, number)
  SELECT 'positions', p.topic_id, l.visibility, 0, count(*) FROM positions p JOIN letters l ON l.id = p.letter_id
  WHERE p.status = 'approved' AND l.withdrawn_at IS NULL GROUP BY p.topic_id, l.visibility;
--> statement-breakpoint
INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number)
  SELECT e.actor_id, e.topic_id, l.visibility, 0, count(*) FROM evidence e JOIN letters l ON l.id = e.letter_id
  WHERE l.withdrawn_at IS NULL GROUP BY e.actor_id, e.topic_id, l.visibility;
--> statement-breakpoint
CREATE FUNCTION count_listed_letters() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'listed', x.list_id, l.visibility, pg_backend_pid() % 8, -count(*) FROM removed x JOIN letters l ON l.id = x.letter_id WHERE l.withdrawn_at IS NULL
      GROUP BY x.list_id, l.visibility ORDER BY x.list_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'listed', x.list_id, l.visibility, pg_backend_pid() % 8, count(*) FROM added x JOIN letters l ON l.id = x.letter_id WHERE l.withdrawn_at IS NULL
      GROUP BY x.list_id, l.visibility ORDER BY x.list_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_evidence() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number)
      SELECT e.actor_id, e.topic_id, l.visibility, pg_backend_pid() % 8, -count(*) FROM removed e JOIN letters l ON l.id = e.letter_id WHERE l.withdrawn_at IS NULL
      GROUP BY e.actor_id, e.topic_id, l.visibility ORDER BY e.actor_id, e.topic_id, l.visibility ON CONFLICT (actor_id, topic_id, audience, slot) DO UPDATE SET number = evidence_counts.number + excluded.number;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number)
      SELECT e.actor_id, e.topic_id, l.visibility, pg_backend_pid() % 8, count(*) FROM added e JOIN letters l ON l.id = e.letter_id WHERE l.withdrawn_at IS NULL
      GROUP BY e.actor_id, e.topic_id, l.visibility ORDER BY e.actor_id, e.topic_id, l.visibility ON CONFLICT (actor_id, topic_id, audience, slot) DO UPDATE SET number = evidence_counts.number + excluded.number;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_letters() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'letters', l.dossier_id, l.visibility, pg_backend_pid() % 8, count(*) FROM added l WHERE l.withdrawn_at IS NULL
      GROUP BY l.dossier_id, l.visibility ORDER BY l.dossier_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
    INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT dossier_id, last_day, id FROM added;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION recount_letters() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  UPDATE letter_lists x SET last_day = n.last_day FROM removed o JOIN added n ON n.id = o.id
    WHERE x.letter_id = n.id AND o.last_day <> n.last_day;
  IF EXISTS (SELECT 1 FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
    OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) THEN
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'letters', l.dossier_id, l.visibility, pg_backend_pid() % 8, -count(*) FROM (SELECT o.* FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
      OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) l WHERE l.withdrawn_at IS NULL
      GROUP BY l.dossier_id, l.visibility ORDER BY l.dossier_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'listed', x.list_id, l.visibility, pg_backend_pid() % 8, -count(*) FROM (SELECT o.* FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
      OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) l JOIN letter_lists x ON x.letter_id = l.id WHERE l.withdrawn_at IS NULL
      GROUP BY x.list_id, l.visibility ORDER BY x.list_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'positions', p.topic_id, l.visibility, pg_backend_pid() % 8, -count(*) FROM (SELECT o.* FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
      OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) l JOIN positions p ON p.letter_id = l.id AND p.status = 'approved' WHERE l.withdrawn_at IS NULL
      GROUP BY p.topic_id, l.visibility ORDER BY p.topic_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
    INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number)
      SELECT e.actor_id, e.topic_id, l.visibility, pg_backend_pid() % 8, -count(*) FROM (SELECT o.* FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
      OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) l JOIN positions p ON p.letter_id = l.id JOIN evidence e ON e.position_id = p.id WHERE l.withdrawn_at IS NULL
      GROUP BY e.actor_id, e.topic_id, l.visibility ORDER BY e.actor_id, e.topic_id, l.visibility ON CONFLICT (actor_id, topic_id, audience, slot) DO UPDATE SET number = evidence_counts.number + excluded.number;
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'letters', l.dossier_id, l.visibility, pg_backend_pid() % 8, count(*) FROM (SELECT n.* FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
      OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) l WHERE l.withdrawn_at IS NULL
      GROUP BY l.dossier_id, l.visibility ORDER BY l.dossier_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'listed', x.list_id, l.visibility, pg_backend_pid() % 8, count(*) FROM (SELECT n.* FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
      OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) l JOIN letter_lists x ON x.letter_id = l.id WHERE l.withdrawn_at IS NULL
      GROUP BY x.list_id, l.visibility ORDER BY x.list_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'positions', p.topic_id, l.visibility, pg_backend_pid() % 8, count(*) FROM (SELECT n.* FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
      OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) l JOIN positions p ON p.letter_id = l.id AND p.status = 'approved' WHERE l.withdrawn_at IS NULL
      GROUP BY p.topic_id, l.visibility ORDER BY p.topic_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
    INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number)
      SELECT e.actor_id, e.topic_id, l.visibility, pg_backend_pid() % 8, count(*) FROM (SELECT n.* FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
      OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) l JOIN positions p ON p.letter_id = l.id JOIN evidence e ON e.position_id = p.id WHERE l.withdrawn_at IS NULL
      GROUP BY e.actor_id, e.topic_id, l.visibility ORDER BY e.actor_id, e.topic_id, l.visibility ON CONFLICT (actor_id, topic_id, audience, slot) DO UPDATE SET number = evidence_counts.number + excluded.number;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_positions() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'positions', p.topic_id, l.visibility, pg_backend_pid() % 8, count(*) FROM added p JOIN letters l ON l.id = p.letter_id WHERE p.status = 'approved' AND l.withdrawn_at IS NULL
      GROUP BY p.topic_id, l.visibility ORDER BY p.topic_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  DELETE FROM letter_lists x WHERE x.letter_id IN (SELECT letter_id FROM added) AND NOT EXISTS (SELECT 1 FROM positions p
    JOIN topics t ON t.id = p.topic_id WHERE p.letter_id = x.letter_id AND p.status <> 'withdrawn' AND t.counts_as_id = x.list_id)
    AND EXISTS (SELECT 1 FROM letters l WHERE l.id = x.letter_id AND (l.dossier_id <> x.list_id
    OR EXISTS (SELECT 1 FROM positions p WHERE p.letter_id = x.letter_id AND p.status <> 'withdrawn')));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT DISTINCT t.counts_as_id, l.last_day, l.id FROM positions p
    JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id
    WHERE p.letter_id IN (SELECT letter_id FROM added) AND p.status <> 'withdrawn' ON CONFLICT DO NOTHING;
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT l.dossier_id, l.last_day, l.id FROM letters l WHERE l.id IN (SELECT letter_id FROM added)
    AND NOT EXISTS (SELECT 1 FROM positions p WHERE p.letter_id = l.id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION recount_positions() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM removed p JOIN added q ON q.id = p.id AND (q.status <> p.status OR q.topic_id <> p.topic_id)) THEN
    RETURN NULL;
  END IF;
  INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'positions', p.topic_id, l.visibility, pg_backend_pid() % 8, -count(*) FROM removed p JOIN added q ON q.id = p.id AND (q.status <> p.status OR q.topic_id <> p.topic_id) JOIN letters l ON l.id = p.letter_id WHERE p.status = 'approved' AND l.withdrawn_at IS NULL
      GROUP BY p.topic_id, l.visibility ORDER BY p.topic_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'positions', p.topic_id, l.visibility, pg_backend_pid() % 8, count(*) FROM added p JOIN removed q ON q.id = p.id AND (q.status <> p.status OR q.topic_id <> p.topic_id) JOIN letters l ON l.id = p.letter_id WHERE p.status = 'approved' AND l.withdrawn_at IS NULL
      GROUP BY p.topic_id, l.visibility ORDER BY p.topic_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  DELETE FROM letter_lists x WHERE x.letter_id IN (SELECT letter_id FROM added) AND NOT EXISTS (SELECT 1 FROM positions p
    JOIN topics t ON t.id = p.topic_id WHERE p.letter_id = x.letter_id AND p.status <> 'withdrawn' AND t.counts_as_id = x.list_id)
    AND EXISTS (SELECT 1 FROM letters l WHERE l.id = x.letter_id AND (l.dossier_id <> x.list_id
    OR EXISTS (SELECT 1 FROM positions p WHERE p.letter_id = x.letter_id AND p.status <> 'withdrawn')));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT DISTINCT t.counts_as_id, l.last_day, l.id FROM positions p
    JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id
    WHERE p.letter_id IN (SELECT letter_id FROM added) AND p.status <> 'withdrawn' ON CONFLICT DO NOTHING;
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT l.dossier_id, l.last_day, l.id FROM letters l WHERE l.id IN (SELECT letter_id FROM added)
    AND NOT EXISTS (SELECT 1 FROM positions p WHERE p.letter_id = l.id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION relist_topic() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  DELETE FROM letter_lists x WHERE x.list_id = old.counts_as_id AND x.letter_id IN (SELECT letter_id FROM positions WHERE topic_id = new.id)
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id WHERE p.letter_id = x.letter_id
    AND p.status <> 'withdrawn' AND t.counts_as_id = old.counts_as_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT new.counts_as_id, l.last_day, l.id FROM letters l
    WHERE l.id IN (SELECT letter_id FROM positions WHERE topic_id = new.id AND status <> 'withdrawn') ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER letter_lists_added AFTER INSERT ON letter_lists REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_listed_letters();
--> statement-breakpoint
CREATE TRIGGER letter_lists_removed AFTER DELETE ON letter_lists REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_listed_letters();
--> statement-breakpoint
CREATE TRIGGER evidence_counted AFTER INSERT ON evidence REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_evidence();
--> statement-breakpoint
CREATE TRIGGER evidence_uncounted AFTER DELETE ON evidence REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_evidence();
--> statement-breakpoint
CREATE TRIGGER letters_counted AFTER INSERT ON letters REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_letters();
--> statement-breakpoint
CREATE TRIGGER letters_recounted AFTER UPDATE ON letters REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION recount_letters();
--> statement-breakpoint
CREATE TRIGGER positions_counted AFTER INSERT ON positions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_positions();
--> statement-breakpoint
CREATE TRIGGER positions_recounted AFTER UPDATE ON positions REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION recount_positions();
--> statement-breakpoint
CREATE TRIGGER topics_relisted AFTER UPDATE OF counts_as_id ON topics FOR EACH ROW
  WHEN (old.counts_as_id <> new.counts_as_id) EXECUTE FUNCTION relist_topic();
