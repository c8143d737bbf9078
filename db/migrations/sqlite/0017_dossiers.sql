CREATE TABLE `dossier_letters` (
	`dossier_id` text NOT NULL,
	`letter_id` text NOT NULL,
	`kind` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text,
	PRIMARY KEY(`dossier_id`, `letter_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dossier_letters_letter` ON `dossier_letters` (`letter_id`);--> statement-breakpoint
CREATE INDEX `dossier_letters_days` ON `dossier_letters` (`dossier_id`,`last_day`,`letter_id`,`first_day`);--> statement-breakpoint
CREATE INDEX `dossier_letters_kind` ON `dossier_letters` (`dossier_id`,`kind`,`last_day`,`letter_id`,`first_day`);--> statement-breakpoint
CREATE INDEX `dossier_letters_spans` ON `dossier_letters` (`dossier_id`,`last_day`,`first_day`) WHERE "dossier_letters"."first_day" < "dossier_letters"."last_day";--> statement-breakpoint
CREATE TABLE `teammates` (
	`dossier_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text,
	PRIMARY KEY(`dossier_id`, `user_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "teammates_role" CHECK("teammates"."role" in ('viewer', 'coder', 'editor'))
);
--> statement-breakpoint
CREATE INDEX `teammates_user` ON `teammates` (`user_id`);--> statement-breakpoint
CREATE TABLE `dossier_topics` (
	`dossier_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY(`dossier_id`, `topic_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dossier_topics_topic` ON `dossier_topics` (`topic_id`);--> statement-breakpoint
INSERT INTO dossier_topics (dossier_id, topic_id, place) SELECT dossier_id, id, place FROM topics;
--> statement-breakpoint
INSERT INTO dossier_letters (dossier_id, letter_id, kind, first_day, last_day, added_at, added_by)
  SELECT dossier_id, id, kind, first_day, last_day, created_at, created_by FROM letters;
--> statement-breakpoint
DROP TRIGGER letter_lists_added;
--> statement-breakpoint
DROP TRIGGER letter_lists_removed;
--> statement-breakpoint
DROP TRIGGER evidence_counted;
--> statement-breakpoint
DROP TRIGGER evidence_uncounted;
--> statement-breakpoint
DROP TRIGGER letter_search_added;
--> statement-breakpoint
DROP TRIGGER letters_counted;
--> statement-breakpoint
DROP TRIGGER letters_recounted;
--> statement-breakpoint
DROP TRIGGER letters_relisted;
--> statement-breakpoint
DROP TRIGGER letter_search_moved;
--> statement-breakpoint
DROP TRIGGER positions_counted;
--> statement-breakpoint
DROP TRIGGER positions_recounted;
--> statement-breakpoint
DROP TRIGGER topics_relisted;
--> statement-breakpoint
CREATE TABLE `__new_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`language` text,
	`edtf` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`basis` text,
	`reference` text,
	`reference_truncated` integer NOT NULL,
	`reply_kind` text,
	`reply_edtf` text,
	`received_day` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`revision` integer NOT NULL,
	`visibility` text DEFAULT 'everyone' NOT NULL,
	`excerpt` integer DEFAULT false NOT NULL,
	`recorded` integer DEFAULT false NOT NULL,
	`source_url` text,
	`source_note` text,
	`message_id` text,
	`answers_message_id` text,
	`attached_to_id` text,
	`import_id` text,
	`withdrawn_at` text,
	`withdrawn_by` text,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "letters_visibility_known" CHECK("__new_letters"."visibility" in ('everyone', 'named', 'public')),
	CONSTRAINT "letters_days" CHECK("__new_letters"."first_day" <= "__new_letters"."last_day"),
	CONSTRAINT "letters_kind" CHECK("__new_letters"."kind" in ('letter', 'e-mail', 'statement', 'speech', 'position paper', 'consultation response', 'open letter')),
	CONSTRAINT "letters_basis" CHECK("__new_letters"."first_day" = "__new_letters"."last_day" or "__new_letters"."basis" is not null)
);
--> statement-breakpoint
INSERT INTO `__new_letters`("id", "title", "kind", "language", "edtf", "first_day", "last_day", "basis", "reference", "reference_truncated", "reply_kind", "reply_edtf", "received_day", "created_at", "created_by", "revision", "visibility", "excerpt", "recorded", "source_url", "source_note", "message_id", "answers_message_id", "attached_to_id", "import_id", "withdrawn_at", "withdrawn_by") SELECT "id", "title", "kind", "language", "edtf", "first_day", "last_day", "basis", "reference", "reference_truncated", "reply_kind", "reply_edtf", "received_day", "created_at", "created_by", "revision", "visibility", "excerpt", "recorded", "source_url", "source_note", "message_id", "answers_message_id", "attached_to_id", "import_id", "withdrawn_at", "withdrawn_by" FROM `letters`;--> statement-breakpoint
DROP TABLE `letters`;--> statement-breakpoint
ALTER TABLE `__new_letters` RENAME TO `letters`;--> statement-breakpoint
CREATE INDEX `letters_days` ON `letters` (`last_day`,`id`);--> statement-breakpoint
CREATE INDEX `letters_spans` ON `letters` (`last_day`,`first_day`) WHERE "letters"."first_day" < "letters"."last_day";--> statement-breakpoint
CREATE INDEX `letters_title` ON `letters` (`edtf`,`title`);--> statement-breakpoint
CREATE INDEX `letters_visibility` ON `letters` (`visibility`,`created_by`,`id`);--> statement-breakpoint
CREATE INDEX `letters_kind` ON `letters` (`kind`,`last_day`,`id`,`first_day`);--> statement-breakpoint
CREATE INDEX `letters_import` ON `letters` (`import_id`);--> statement-breakpoint
CREATE INDEX `letters_message` ON `letters` (`message_id`);--> statement-breakpoint
CREATE INDEX `letters_answers` ON `letters` (`answers_message_id`);--> statement-breakpoint
CREATE INDEX `letters_attached` ON `letters` (`attached_to_id`);--> statement-breakpoint
CREATE INDEX `letters_withdrawn` ON `letters` (`withdrawn_at`) WHERE "letters"."withdrawn_at" is not null;--> statement-breakpoint
CREATE TABLE `__new_topics` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`counts_as_id` text NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_topics`("id", "created_at", "counts_as_id") SELECT "id", "created_at", "counts_as_id" FROM `topics`;--> statement-breakpoint
DROP TABLE `topics`;--> statement-breakpoint
ALTER TABLE `__new_topics` RENAME TO `topics`;--> statement-breakpoint
CREATE INDEX `topics_counts_as` ON `topics` (`counts_as_id`);--> statement-breakpoint
CREATE TABLE `__new_dossiers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`procedure` text,
	`summary` text,
	`created_at` text NOT NULL,
	`slug` text NOT NULL,
	`short_name` text,
	`audience` text DEFAULT 'everyone' NOT NULL,
	`example` integer DEFAULT false NOT NULL,
	`closed_at` text,
	`revision` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "dossiers_audience" CHECK("__new_dossiers"."audience" in ('everyone', 'team'))
);
--> statement-breakpoint
INSERT INTO `__new_dossiers` (id, name, procedure, summary, created_at, slug, short_name, audience, example, closed_at, revision)
  WITH RECURSIVE letters_of (id, rest, slug) AS (
    SELECT id, lower(name), '' FROM dossiers
    UNION ALL
    SELECT id, substr(rest, 2), slug || CASE
      WHEN substr(rest, 1, 1) BETWEEN 'a' AND 'z' OR substr(rest, 1, 1) BETWEEN '0' AND '9' THEN substr(rest, 1, 1)
      WHEN slug = '' OR slug LIKE '%-' THEN '' ELSE '-' END
    FROM letters_of WHERE rest <> ''
  ), slugs (id, slug) AS (
    SELECT id, coalesce(nullif(trim(substr(slug, 1, 60), '-'), ''), 'dossier') FROM letters_of WHERE rest = ''
  ), numbered (id, slug, number) AS (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY id) FROM slugs
  )
  SELECT d.id, d.name, d.procedure, d.summary, d.created_at,
    n.slug || CASE n.number WHEN 1 THEN '' ELSE '-' || n.number END, NULL, 'everyone',
    EXISTS (SELECT 1 FROM audit a WHERE a.thing = 'dossier' AND a.thing_id = d.id AND a.via = 'seed'), NULL, 1
  FROM dossiers d JOIN numbered n ON n.id = d.id;--> statement-breakpoint
DROP TABLE `dossiers`;--> statement-breakpoint
ALTER TABLE `__new_dossiers` RENAME TO `dossiers`;--> statement-breakpoint
CREATE UNIQUE INDEX `dossiers_slug` ON `dossiers` (`slug`);
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
CREATE TRIGGER letter_search_added AFTER INSERT ON letter_search BEGIN
  UPDATE letter_search SET place = (
    SELECT coalesce((SELECT max(other.place) FROM letter_search other
      WHERE other.place >= day.first AND other.place < day.first + 1073741824), day.first) + 1
    FROM (SELECT CAST(julianday(last_day) AS integer) * 1073741824 AS first FROM letters WHERE id = new.letter_id) day)
  WHERE letter_id = new.letter_id AND contacts = new.contacts;
  INSERT INTO letter_search_index(rowid, words)
    SELECT place, words FROM letter_search WHERE letter_id = new.letter_id AND contacts = new.contacts;
  INSERT INTO letter_search_index_words SELECT DISTINCT value
    FROM json_each('["' || replace(new.words, ' ', '","') || '"]') WHERE value <> '' ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER letter_search_moved AFTER UPDATE OF last_day ON letters WHEN old.last_day <> new.last_day BEGIN
  INSERT INTO letter_search_index(letter_search_index, rowid, words)
    SELECT 'delete', place, words FROM letter_search WHERE letter_id = new.id;
  UPDATE letter_search SET place = (
    SELECT coalesce((SELECT max(other.place) FROM letter_search other
      WHERE other.place >= day.first AND other.place < day.first + 1073741824), day.first)
    FROM (SELECT CAST(julianday(new.last_day) AS integer) * 1073741824 AS first) day)
    + CASE contacts WHEN 'masked' THEN 2 ELSE 1 END
  WHERE letter_id = new.id;
  INSERT INTO letter_search_index(rowid, words) SELECT place, words FROM letter_search WHERE letter_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER letters_counted AFTER INSERT ON letters BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'letters', 'all', new.visibility, 0, 1
    WHERE new.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER letters_recounted AFTER UPDATE OF visibility, withdrawn_at ON letters
  WHEN old.visibility <> new.visibility OR (old.withdrawn_at IS NULL) <> (new.withdrawn_at IS NULL) BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'letters', id, old.visibility, 0, -1
    FROM (SELECT 'all' AS id UNION ALL SELECT dossier_id FROM dossier_letters WHERE letter_id = old.id) WHERE old.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed', list_id, old.visibility, 0, -1 FROM letter_lists
    WHERE letter_id = old.id AND old.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', topic_id, old.visibility, 0, -1 FROM positions
    WHERE letter_id = old.id AND status = 'approved' AND old.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number) SELECT actor_id, topic_id, old.visibility, 0, -1 FROM evidence
    WHERE position_id IN (SELECT id FROM positions WHERE letter_id = old.id) AND old.withdrawn_at IS NULL ON CONFLICT (actor_id, topic_id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'letters', id, new.visibility, 0, 1
    FROM (SELECT 'all' AS id UNION ALL SELECT dossier_id FROM dossier_letters WHERE letter_id = new.id) WHERE new.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'listed', list_id, new.visibility, 0, 1 FROM letter_lists
    WHERE letter_id = new.id AND new.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', topic_id, new.visibility, 0, 1 FROM positions
    WHERE letter_id = new.id AND status = 'approved' AND new.withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO evidence_counts (actor_id, topic_id, audience, slot, number) SELECT actor_id, topic_id, new.visibility, 0, 1 FROM evidence
    WHERE position_id IN (SELECT id FROM positions WHERE letter_id = new.id) AND new.withdrawn_at IS NULL ON CONFLICT (actor_id, topic_id, audience, slot) DO UPDATE SET number = number + excluded.number;
END;
--> statement-breakpoint
CREATE TRIGGER letters_relisted AFTER UPDATE OF kind, first_day, last_day ON letters
  WHEN old.kind <> new.kind OR old.first_day <> new.first_day OR old.last_day <> new.last_day BEGIN
  UPDATE letter_lists SET last_day = new.last_day WHERE letter_id = new.id;
  UPDATE dossier_letters SET kind = new.kind, first_day = new.first_day, last_day = new.last_day WHERE letter_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER dossier_letters_counted AFTER INSERT ON dossier_letters BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'letters', new.dossier_id, visibility, 0, 1 FROM letters
    WHERE id = new.letter_id AND withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT new.dossier_id, new.last_day, new.letter_id
    WHERE NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = new.dossier_id WHERE p.letter_id = new.letter_id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER dossier_letters_uncounted AFTER DELETE ON dossier_letters BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'letters', old.dossier_id, visibility, 0, -1 FROM letters
    WHERE id = old.letter_id AND withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  DELETE FROM letter_lists WHERE letter_id = old.letter_id AND list_id = old.dossier_id;
END;
--> statement-breakpoint
CREATE TRIGGER positions_counted AFTER INSERT ON positions BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', new.topic_id, visibility, 0, 1 FROM letters
    WHERE id = new.letter_id AND withdrawn_at IS NULL AND new.status = 'approved' ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  DELETE FROM letter_lists WHERE new.status <> 'withdrawn' AND letter_id = new.letter_id AND list_id IN
    (SELECT u.dossier_id FROM topics t JOIN topics o ON o.counts_as_id = t.counts_as_id JOIN dossier_topics u ON u.topic_id = o.id
    WHERE t.id = new.topic_id);
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
    UNION ALL SELECT d.dossier_id FROM dossier_letters d WHERE d.letter_id = new.letter_id AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn'));
  INSERT INTO letter_lists (list_id, last_day, letter_id)
    SELECT DISTINCT t.counts_as_id, l.last_day, l.id FROM positions p JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id
    WHERE p.letter_id = new.letter_id AND p.status <> 'withdrawn' ON CONFLICT DO NOTHING;
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT d.dossier_id, d.last_day, d.letter_id FROM dossier_letters d
    WHERE d.letter_id = new.letter_id AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER dossier_topics_relisted AFTER INSERT ON dossier_topics BEGIN
  DELETE FROM letter_lists WHERE list_id = new.dossier_id AND letter_id IN (SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
    JOIN positions p ON p.topic_id = t.id WHERE o.id = new.topic_id AND p.status <> 'withdrawn');
END;
--> statement-breakpoint
CREATE TRIGGER dossier_topics_unlisted AFTER DELETE ON dossier_topics BEGIN
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT d.dossier_id, d.last_day, d.letter_id FROM dossier_letters d
    WHERE d.dossier_id = old.dossier_id AND d.letter_id IN (SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
    JOIN positions p ON p.topic_id = t.id WHERE o.id = old.topic_id AND p.status <> 'withdrawn')
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER topics_relisted AFTER UPDATE OF counts_as_id ON topics WHEN old.counts_as_id <> new.counts_as_id BEGIN
  DELETE FROM letter_lists WHERE list_id = old.counts_as_id AND letter_id IN (SELECT letter_id FROM positions WHERE topic_id = new.id)
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id WHERE p.letter_id = letter_lists.letter_id
    AND p.status <> 'withdrawn' AND t.counts_as_id = old.counts_as_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT new.counts_as_id, l.last_day, l.id FROM letters l
    WHERE l.id IN (SELECT letter_id FROM positions WHERE topic_id = new.id AND status <> 'withdrawn') ON CONFLICT DO NOTHING;
  DELETE FROM letter_lists WHERE letter_id IN (SELECT p.letter_id FROM topics t JOIN positions p ON p.topic_id = t.id
    WHERE t.counts_as_id IN (old.counts_as_id, new.counts_as_id) AND p.status <> 'withdrawn')
    AND list_id IN (SELECT dossier_id FROM dossier_letters d WHERE d.letter_id = letter_lists.letter_id)
    AND EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = letter_lists.list_id WHERE p.letter_id = letter_lists.letter_id AND p.status <> 'withdrawn');
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT d.dossier_id, d.last_day, d.letter_id FROM dossier_letters d
    WHERE d.letter_id IN (SELECT p.letter_id FROM topics t JOIN positions p ON p.topic_id = t.id
    WHERE t.counts_as_id IN (old.counts_as_id, new.counts_as_id) AND p.status <> 'withdrawn')
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
INSERT INTO kept_counts (kind, id, audience, slot, number)
  SELECT 'letters', 'all', visibility, 0, count(*) FROM letters WHERE withdrawn_at IS NULL GROUP BY visibility;
--> statement-breakpoint
DELETE FROM letter_lists WHERE list_id IN (SELECT id FROM dossiers);
--> statement-breakpoint
INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT d.dossier_id, d.last_day, d.letter_id FROM dossier_letters d
  WHERE NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn');
