CREATE TABLE `codings` (
	`dossier_id` text NOT NULL,
	`letter_id` text NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`text_version` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`dossier_id`, `letter_id`, `user_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "codings_state" CHECK("codings"."state" in ('finished', 'nothing'))
);
--> statement-breakpoint
CREATE INDEX `codings_letter` ON `codings` (`letter_id`);--> statement-breakpoint
CREATE TABLE `concerns` (
	`id` text PRIMARY KEY NOT NULL,
	`letter_id` text NOT NULL,
	`words` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at` text NOT NULL,
	`answer` text,
	`settled_by` text,
	`settled_at` text,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `concerns_letter` ON `concerns` (`letter_id`,`id`);--> statement-breakpoint
CREATE INDEX `concerns_open` ON `concerns` (`id`,`letter_id`) WHERE "concerns"."settled_at" is null;--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`thing` text NOT NULL,
	`thing_id` text NOT NULL,
	`dossier_id` text,
	`fields` text NOT NULL,
	`base` text NOT NULL,
	`note` text,
	`proposed_by` text NOT NULL,
	`proposed_at` text NOT NULL,
	`state` text NOT NULL,
	`answer` text,
	`settled_by` text,
	`settled_at` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposals_thing_known" CHECK("proposals"."thing" in ('actor', 'affiliation', 'milestone', 'topic')),
	CONSTRAINT "proposals_state_known" CHECK("proposals"."state" in ('waiting', 'taken', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `proposals_thing` ON `proposals` (`thing`,`thing_id`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_state` ON `proposals` (`state`,`id`);--> statement-breakpoint
ALTER TABLE `dossier_topics` ADD `added_at` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `withdrawal_reason` text;
--> statement-breakpoint
DROP TRIGGER dossier_letters_counted;
--> statement-breakpoint
DROP TRIGGER dossier_letters_uncounted;
--> statement-breakpoint
DROP TRIGGER positions_counted;
--> statement-breakpoint
DROP TRIGGER positions_recounted;
--> statement-breakpoint
DROP TRIGGER dossier_topics_relisted;
--> statement-breakpoint
DROP TRIGGER dossier_topics_unlisted;
--> statement-breakpoint
DROP TRIGGER topics_relisted;
--> statement-breakpoint
CREATE VIEW due_lists (list_id, last_day, letter_id) AS SELECT t.counts_as_id, l.last_day, l.id
    FROM positions p JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id WHERE p.status <> 'withdrawn'
  UNION ALL SELECT d.dossier_id || CASE
      WHEN EXISTS (SELECT 1 FROM positions p JOIN rechecks r ON r.position_id = p.id JOIN topics a ON a.id = r.topic_id
        JOIN topics t ON t.id = p.topic_id AND t.counts_as_id = a.counts_as_id JOIN topics o ON o.counts_as_id = t.counts_as_id
        JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id
        WHERE p.letter_id = d.letter_id AND p.status = 'approved') THEN ' recheck'
      WHEN EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id
        AND c.state = 'finished') THEN ' finished'
      WHEN EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
        JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id
        WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn') THEN ' begun'
      WHEN EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id) THEN ' nothing'
      ELSE '' END, d.last_day, d.letter_id
    FROM dossier_letters d
  UNION ALL SELECT d.dossier_id || CASE
      WHEN EXISTS (SELECT 1 FROM positions q JOIN rechecks r ON r.position_id = q.id JOIN topics a ON a.id = r.topic_id
        JOIN topics b ON b.id = q.topic_id AND b.counts_as_id = a.counts_as_id JOIN topics o ON o.counts_as_id = b.counts_as_id
        JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id
        WHERE q.letter_id = d.letter_id AND q.created_by = p.created_by AND q.status = 'approved') THEN ' recheck '
      WHEN EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id
        AND c.user_id = p.created_by AND c.state = 'finished') THEN ' finished '
      ELSE ' begun ' END || p.created_by, d.last_day, d.letter_id
    FROM dossier_letters d JOIN positions p ON p.letter_id = d.letter_id AND p.status <> 'withdrawn'
    WHERE p.created_by IS NOT NULL AND EXISTS (SELECT 1 FROM topics t JOIN topics o ON o.counts_as_id = t.counts_as_id
      JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE t.id = p.topic_id)
  UNION ALL SELECT d.dossier_id || ' ' || c.state || ' ' || c.user_id, d.last_day, d.letter_id
    FROM dossier_letters d JOIN codings c ON c.letter_id = d.letter_id AND c.dossier_id = d.dossier_id
    WHERE NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
      JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id
      WHERE p.letter_id = d.letter_id AND p.created_by = c.user_id AND p.status <> 'withdrawn')
  UNION ALL SELECT d.dossier_id || ' outdated', d.last_day, d.letter_id FROM dossier_letters d
    WHERE EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id)
    AND NOT EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id
      AND NOT EXISTS (SELECT 1 FROM dossier_topics u WHERE u.dossier_id = d.dossier_id AND u.added_at > c.at)
      AND NOT EXISTS (SELECT 1 FROM text_versions v WHERE v.letter_id = d.letter_id AND v.version > c.text_version));
--> statement-breakpoint
CREATE TRIGGER dossier_letters_counted AFTER INSERT ON dossier_letters BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'letters', new.dossier_id, visibility, 0, 1 FROM letters
    WHERE id = new.letter_id AND withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  DELETE FROM letter_lists WHERE letter_id = new.letter_id AND list_id NOT IN (SELECT list_id FROM due_lists WHERE letter_id = new.letter_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id = new.letter_id ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER dossier_letters_uncounted AFTER DELETE ON dossier_letters BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'letters', old.dossier_id, visibility, 0, -1 FROM letters
    WHERE id = old.letter_id AND withdrawn_at IS NULL ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  DELETE FROM letter_lists WHERE letter_id = old.letter_id AND list_id NOT IN (SELECT list_id FROM due_lists WHERE letter_id = old.letter_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id = old.letter_id ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER positions_counted AFTER INSERT ON positions BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', new.topic_id, visibility, 0, 1 FROM letters
    WHERE id = new.letter_id AND withdrawn_at IS NULL AND new.status = 'approved' ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  DELETE FROM letter_lists WHERE letter_id = new.letter_id AND list_id NOT IN (SELECT list_id FROM due_lists WHERE letter_id = new.letter_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id = new.letter_id ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER positions_recounted AFTER UPDATE OF status, topic_id ON positions
  WHEN old.status <> new.status OR old.topic_id <> new.topic_id BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', old.topic_id, visibility, 0, -1 FROM letters
    WHERE id = old.letter_id AND withdrawn_at IS NULL AND old.status = 'approved' ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  INSERT INTO kept_counts (kind, id, audience, slot, number) SELECT 'positions', new.topic_id, visibility, 0, 1 FROM letters
    WHERE id = new.letter_id AND withdrawn_at IS NULL AND new.status = 'approved' ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = number + excluded.number;
  DELETE FROM letter_lists WHERE letter_id = new.letter_id AND list_id NOT IN (SELECT list_id FROM due_lists WHERE letter_id = new.letter_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id = new.letter_id ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER dossier_topics_relisted AFTER INSERT ON dossier_topics BEGIN
  DELETE FROM letter_lists WHERE letter_id IN (SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
    JOIN positions p ON p.topic_id = t.id WHERE o.id = new.topic_id UNION SELECT letter_id FROM codings WHERE dossier_id = new.dossier_id)
    AND (letter_id, list_id) NOT IN (SELECT letter_id, list_id FROM due_lists WHERE letter_id IN (SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
    JOIN positions p ON p.topic_id = t.id WHERE o.id = new.topic_id UNION SELECT letter_id FROM codings WHERE dossier_id = new.dossier_id));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id IN (SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
    JOIN positions p ON p.topic_id = t.id WHERE o.id = new.topic_id UNION SELECT letter_id FROM codings WHERE dossier_id = new.dossier_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER dossier_topics_unlisted AFTER DELETE ON dossier_topics BEGIN
  DELETE FROM letter_lists WHERE letter_id IN (SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
    JOIN positions p ON p.topic_id = t.id WHERE o.id = old.topic_id UNION SELECT letter_id FROM codings WHERE dossier_id = old.dossier_id)
    AND (letter_id, list_id) NOT IN (SELECT letter_id, list_id FROM due_lists WHERE letter_id IN (SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
    JOIN positions p ON p.topic_id = t.id WHERE o.id = old.topic_id UNION SELECT letter_id FROM codings WHERE dossier_id = old.dossier_id));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id IN (SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
    JOIN positions p ON p.topic_id = t.id WHERE o.id = old.topic_id UNION SELECT letter_id FROM codings WHERE dossier_id = old.dossier_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER topics_relisted AFTER UPDATE OF counts_as_id ON topics WHEN old.counts_as_id <> new.counts_as_id BEGIN
  DELETE FROM letter_lists WHERE letter_id IN (SELECT p.letter_id FROM topics t JOIN positions p ON p.topic_id = t.id
    WHERE t.counts_as_id IN (old.counts_as_id, new.counts_as_id))
    AND (letter_id, list_id) NOT IN (SELECT letter_id, list_id FROM due_lists WHERE letter_id IN (SELECT p.letter_id FROM topics t JOIN positions p ON p.topic_id = t.id
    WHERE t.counts_as_id IN (old.counts_as_id, new.counts_as_id)));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id IN (SELECT p.letter_id FROM topics t JOIN positions p ON p.topic_id = t.id
    WHERE t.counts_as_id IN (old.counts_as_id, new.counts_as_id)) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER codings_listed AFTER INSERT ON codings BEGIN
  DELETE FROM letter_lists WHERE letter_id = new.letter_id AND list_id NOT IN (SELECT list_id FROM due_lists WHERE letter_id = new.letter_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id = new.letter_id ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER codings_relisted AFTER UPDATE ON codings BEGIN
  DELETE FROM letter_lists WHERE letter_id = new.letter_id AND list_id NOT IN (SELECT list_id FROM due_lists WHERE letter_id = new.letter_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id = new.letter_id ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER codings_unlisted AFTER DELETE ON codings BEGIN
  DELETE FROM letter_lists WHERE letter_id = old.letter_id AND list_id NOT IN (SELECT list_id FROM due_lists WHERE letter_id = old.letter_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id = old.letter_id ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER rechecks_listed AFTER INSERT ON rechecks BEGIN
  DELETE FROM letter_lists WHERE letter_id IN (SELECT letter_id FROM positions WHERE id = new.position_id)
    AND (letter_id, list_id) NOT IN (SELECT letter_id, list_id FROM due_lists WHERE letter_id IN (SELECT letter_id FROM positions WHERE id = new.position_id));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id IN (SELECT letter_id FROM positions WHERE id = new.position_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER rechecks_unlisted AFTER DELETE ON rechecks BEGIN
  DELETE FROM letter_lists WHERE letter_id IN (SELECT letter_id FROM positions WHERE id = old.position_id)
    AND (letter_id, list_id) NOT IN (SELECT letter_id, list_id FROM due_lists WHERE letter_id IN (SELECT letter_id FROM positions WHERE id = old.position_id));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id IN (SELECT letter_id FROM positions WHERE id = old.position_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER text_versions_relisted AFTER INSERT ON text_versions WHEN new.version > 1 BEGIN
  DELETE FROM letter_lists WHERE letter_id = new.letter_id AND list_id NOT IN (SELECT list_id FROM due_lists WHERE letter_id = new.letter_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists
    WHERE letter_id = new.letter_id ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT list_id, last_day, letter_id FROM due_lists WHERE true ON CONFLICT DO NOTHING;
--> statement-breakpoint
DELETE FROM letter_lists WHERE list_id IN (SELECT id FROM dossiers) AND (letter_id, list_id) NOT IN
  (SELECT letter_id, list_id FROM due_lists);
