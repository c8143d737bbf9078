DROP INDEX `letters_kind`;--> statement-breakpoint
CREATE INDEX `letters_dossier` ON `letters` (`dossier_id`,`last_day`,`id`,`first_day`);--> statement-breakpoint
CREATE INDEX `letters_spans` ON `letters` (`dossier_id`,`last_day`,`first_day`) WHERE "letters"."first_day" < "letters"."last_day";--> statement-breakpoint
CREATE INDEX `letters_title` ON `letters` (`edtf`,`title`);--> statement-breakpoint
CREATE INDEX `letters_kind` ON `letters` (`dossier_id`,`kind`,`last_day`,`id`,`first_day`);--> statement-breakpoint
CREATE INDEX `evidence_days` ON `evidence` (`last_day`,`actor_id`,`letter_id`);--> statement-breakpoint
CREATE INDEX `evidence_spans` ON `evidence` (`actor_id`,`last_day`,`first_day`) WHERE "evidence"."first_day" < "evidence"."last_day";
--> statement-breakpoint
CREATE TABLE letter_lists (
  list_id text NOT NULL,
  last_day text NOT NULL,
  letter_id text NOT NULL,
  PRIMARY KEY (list_id, last_day, letter_id)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX letter_lists_letter ON letter_lists (letter_id);
--> statement-breakpoint
CREATE TABLE kept_counts (
  kind text NOT NULL,
  id text NOT NULL,
  audience text NOT NULL,
  slot integer NOT NULL,
  number integer NOT NULL,
  PRIMARY KEY (kind, id, audience, slot)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE evidence_counts (
  actor_id text NOT NULL,
  topic_id text NOT NULL,
  audience text NOT NULL,
  slot integer NOT NULL,
  number integer NOT NULL,
  PRIMARY KEY (actor_id, topic_id, audience, slot)
) WITHOUT ROWID;
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
CREATE TRIGGER letter_lists_added AFTER INSERT ON letter_lists BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed', new.list_id, visibility, 0, 1 FROM letters
    WHERE id = new.letter_id AND withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER letter_lists_removed AFTER DELETE ON letter_lists BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed', old.list_id, visibility, 0, -1 FROM letters
    WHERE id = old.letter_id AND withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER letters_counted AFTER INSERT ON letters BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'letters', new.dossier_id, new.visibility, 0, 1
    WHERE new.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO letter_lists (list_id, last_day, letter_id) VALUES (new.dossier_id, new.last_day, new.id);
END;
--> statement-breakpoint
CREATE TRIGGER letters_recounted AFTER UPDATE OF visibility, withdrawn_at ON letters
  WHEN old.visibility <> new.visibility OR (old.withdrawn_at IS NULL) <> (new.withdrawn_at IS NULL) BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'letters', old.dossier_id, old.visibility, 0, -1
    WHERE old.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed', list_id, old.visibility, 0, -1 FROM letter_lists
    WHERE letter_id = old.id AND old.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', topic_id, old.visibility, 0, -1 FROM positions
    WHERE letter_id = old.id AND status = 'approved' AND old.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number) SELECT actor_id, topic_id, old.visibility, 0, -1 FROM evidence
    WHERE position_id IN (SELECT id FROM positions WHERE letter_id = old.id) AND old.withdrawn_at IS NULL ON CONFLICT (actor_id, topic_id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'letters', new.dossier_id, new.visibility, 0, 1
    WHERE new.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed', list_id, new.visibility, 0, 1 FROM letter_lists
    WHERE letter_id = new.id AND new.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', topic_id, new.visibility, 0, 1 FROM positions
    WHERE letter_id = new.id AND status = 'approved' AND new.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number) SELECT actor_id, topic_id, new.visibility, 0, 1 FROM evidence
    WHERE position_id IN (SELECT id FROM positions WHERE letter_id = new.id) AND new.withdrawn_at IS NULL ON CONFLICT (actor_id, topic_id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER letters_relisted AFTER UPDATE OF last_day ON letters WHEN old.last_day <> new.last_day BEGIN
  UPDATE letter_lists SET last_day = new.last_day WHERE letter_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER positions_counted AFTER INSERT ON positions BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', new.topic_id, visibility, 0, 1 FROM letters
    WHERE id = new.letter_id AND withdrawn_at IS NULL AND new.status = 'approved' ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  DELETE FROM letter_lists WHERE new.status <> 'withdrawn' AND (list_id, last_day, letter_id) IN
    (SELECT dossier_id, last_day, id FROM letters WHERE id = new.letter_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT t.counts_as_id, l.last_day, l.id FROM letters l, topics t
    WHERE l.id = new.letter_id AND t.id = new.topic_id AND new.status <> 'withdrawn' ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER positions_recounted AFTER UPDATE OF status, topic_id ON positions
  WHEN old.status <> new.status OR old.topic_id <> new.topic_id BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', old.topic_id, visibility, 0, -1 FROM letters
    WHERE id = old.letter_id AND withdrawn_at IS NULL AND old.status = 'approved' ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', new.topic_id, visibility, 0, 1 FROM letters
    WHERE id = new.letter_id AND withdrawn_at IS NULL AND new.status = 'approved' ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  DELETE FROM letter_lists WHERE letter_id = new.letter_id AND list_id NOT IN (
    SELECT t.counts_as_id FROM positions p JOIN topics t ON t.id = p.topic_id WHERE p.letter_id = new.letter_id AND p.status <> 'withdrawn'
    UNION ALL SELECT dossier_id FROM letters WHERE id = new.letter_id
    AND NOT EXISTS (SELECT 1 FROM positions WHERE letter_id = new.letter_id AND status <> 'withdrawn'));
  INSERT INTO letter_lists (list_id, last_day, letter_id)
    SELECT DISTINCT t.counts_as_id, l.last_day, l.id FROM positions p JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id
    WHERE p.letter_id = new.letter_id AND p.status <> 'withdrawn' ON CONFLICT DO NOTHING;
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT dossier_id, last_day, id FROM letters
    WHERE id = new.letter_id AND NOT EXISTS (SELECT 1 FROM positions WHERE letter_id = new.letter_id AND status <> 'withdrawn') ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER evidence_counted AFTER INSERT ON evidence BEGIN
  INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number)
    SELECT new.actor_id, new.topic_id, visibility, 0, 1 FROM letters WHERE id = new.letter_id AND withdrawn_at IS NULL ON CONFLICT (actor_id, topic_id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER evidence_uncounted AFTER DELETE ON evidence BEGIN
  INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number)
    SELECT old.actor_id, old.topic_id, visibility, 0, -1 FROM letters WHERE id = old.letter_id AND withdrawn_at IS NULL ON CONFLICT (actor_id, topic_id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER topics_relisted AFTER UPDATE OF counts_as_id ON topics WHEN old.counts_as_id <> new.counts_as_id BEGIN
  DELETE FROM letter_lists WHERE list_id = old.counts_as_id AND letter_id IN (SELECT letter_id FROM positions WHERE topic_id = new.id)
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id WHERE p.letter_id = letter_lists.letter_id
    AND p.status <> 'withdrawn' AND t.counts_as_id = old.counts_as_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT new.counts_as_id, l.last_day, l.id FROM letters l
    WHERE l.id IN (SELECT letter_id FROM positions WHERE topic_id = new.id AND status <> 'withdrawn') ON CONFLICT DO NOTHING;
END;
