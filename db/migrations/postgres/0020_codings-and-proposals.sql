CREATE TABLE "codings" (
	"dossier_id" text COLLATE "C" NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"text_version" integer NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	CONSTRAINT "codings_dossier_id_letter_id_user_id_pk" PRIMARY KEY("dossier_id","letter_id","user_id"),
	CONSTRAINT "codings_state" CHECK ("codings"."state" in ('finished', 'nothing'))
);
--> statement-breakpoint
CREATE TABLE "concerns" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"raised_by" text COLLATE "C" NOT NULL,
	"raised_at" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C",
	"settled_by" text COLLATE "C",
	"settled_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"thing" text COLLATE "C" NOT NULL,
	"thing_id" text COLLATE "C" NOT NULL,
	"dossier_id" text COLLATE "C",
	"fields" json NOT NULL,
	"base" json NOT NULL,
	"note" text COLLATE "C",
	"proposed_by" text COLLATE "C" NOT NULL,
	"proposed_at" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C",
	"settled_by" text COLLATE "C",
	"settled_at" text COLLATE "C",
	CONSTRAINT "proposals_thing_known" CHECK ("proposals"."thing" in ('actor', 'affiliation', 'milestone', 'topic')),
	CONSTRAINT "proposals_state_known" CHECK ("proposals"."state" in ('waiting', 'taken', 'refused', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "dossier_topics" ADD COLUMN "added_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "withdrawal_reason" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "codings" ADD CONSTRAINT "codings_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codings" ADD CONSTRAINT "codings_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codings" ADD CONSTRAINT "codings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concerns" ADD CONSTRAINT "concerns_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concerns" ADD CONSTRAINT "concerns_raised_by_users_id_fk" FOREIGN KEY ("raised_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concerns" ADD CONSTRAINT "concerns_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "codings_letter" ON "codings" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "concerns_letter" ON "concerns" USING btree ("letter_id","id");--> statement-breakpoint
CREATE INDEX "concerns_open" ON "concerns" USING btree ("id","letter_id") WHERE "concerns"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "proposals_thing" ON "proposals" USING btree ("thing","thing_id","id");--> statement-breakpoint
CREATE INDEX "proposals_state" ON "proposals" USING btree ("state","id");
--> statement-breakpoint
CREATE OR REPLACE FUNCTION count_dossier_letters() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'letters', d.dossier_id, l.visibility, pg_backend_pid() % 8, count(*) FROM added d JOIN letters l ON l.id = d.letter_id
      WHERE l.withdrawn_at IS NULL GROUP BY d.dossier_id, l.visibility ORDER BY d.dossier_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  ELSE
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'letters', d.dossier_id, l.visibility, pg_backend_pid() % 8, -count(*) FROM removed d JOIN letters l ON l.id = d.letter_id
      WHERE l.withdrawn_at IS NULL GROUP BY d.dossier_id, l.visibility ORDER BY d.dossier_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION count_positions() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'positions', p.topic_id, l.visibility, pg_backend_pid() % 8, count(*) FROM added p JOIN letters l ON l.id = p.letter_id WHERE p.status = 'approved' AND l.withdrawn_at IS NULL
      GROUP BY p.topic_id, l.visibility ORDER BY p.topic_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION recount_positions() RETURNS trigger LANGUAGE plpgsql
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
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION relist_letters() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE ids text[];
BEGIN
  IF TG_TABLE_NAME = 'topics' THEN
    ids := ARRAY(SELECT DISTINCT p.letter_id FROM topics t JOIN positions p ON p.topic_id = t.id
      WHERE t.counts_as_id IN (old.counts_as_id, new.counts_as_id));
  ELSIF TG_TABLE_NAME = 'dossier_topics' THEN
    ids := ARRAY(SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
      JOIN positions p ON p.topic_id = t.id WHERE o.id = coalesce(new.topic_id, old.topic_id)
      UNION SELECT letter_id FROM codings WHERE dossier_id = coalesce(new.dossier_id, old.dossier_id));
  ELSIF TG_TABLE_NAME = 'rechecks' AND TG_OP = 'INSERT' THEN
    ids := ARRAY(SELECT DISTINCT p.letter_id FROM added r JOIN positions p ON p.id = r.position_id);
  ELSIF TG_TABLE_NAME = 'rechecks' THEN
    ids := ARRAY(SELECT DISTINCT p.letter_id FROM removed r JOIN positions p ON p.id = r.position_id);
  ELSIF TG_TABLE_NAME = 'text_versions' THEN
    ids := ARRAY(SELECT DISTINCT letter_id FROM added WHERE version > 1);
  ELSIF TG_TABLE_NAME = 'positions' AND TG_OP = 'UPDATE' THEN
    ids := ARRAY(SELECT DISTINCT q.letter_id FROM removed p JOIN added q ON q.id = p.id
      WHERE q.status <> p.status OR q.topic_id <> p.topic_id);
  ELSIF TG_OP = 'DELETE' THEN
    ids := ARRAY(SELECT DISTINCT letter_id FROM removed);
  ELSE
    ids := ARRAY(SELECT DISTINCT letter_id FROM added);
  END IF;
  IF cardinality(ids) = 0 THEN
    RETURN NULL;
  END IF;
  DELETE FROM letter_lists x WHERE x.letter_id = ANY(ids) AND (x.list_id, x.letter_id) NOT IN (SELECT due.list_id, due.letter_id
    FROM (SELECT t.counts_as_id, l.last_day, l.id
        FROM positions p JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id WHERE p.status <> 'withdrawn' AND l.id = ANY(ids)
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
        FROM dossier_letters d WHERE d.letter_id = ANY(ids)
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
          JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE t.id = p.topic_id) AND d.letter_id = ANY(ids)
      UNION ALL SELECT d.dossier_id || ' ' || c.state || ' ' || c.user_id, d.last_day, d.letter_id
        FROM dossier_letters d JOIN codings c ON c.letter_id = d.letter_id AND c.dossier_id = d.dossier_id
        WHERE NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
          JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id
          WHERE p.letter_id = d.letter_id AND p.created_by = c.user_id AND p.status <> 'withdrawn') AND d.letter_id = ANY(ids)
      UNION ALL SELECT d.dossier_id || ' outdated', d.last_day, d.letter_id FROM dossier_letters d
        WHERE EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id)
        AND NOT EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id
          AND NOT EXISTS (SELECT 1 FROM dossier_topics u WHERE u.dossier_id = d.dossier_id AND u.added_at > c.at)
          AND NOT EXISTS (SELECT 1 FROM text_versions v WHERE v.letter_id = d.letter_id AND v.version > c.text_version)) AND d.letter_id = ANY(ids)) due (list_id, last_day, letter_id));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT due.list_id, due.last_day, due.letter_id
    FROM (SELECT t.counts_as_id, l.last_day, l.id
        FROM positions p JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id WHERE p.status <> 'withdrawn' AND l.id = ANY(ids)
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
        FROM dossier_letters d WHERE d.letter_id = ANY(ids)
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
          JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE t.id = p.topic_id) AND d.letter_id = ANY(ids)
      UNION ALL SELECT d.dossier_id || ' ' || c.state || ' ' || c.user_id, d.last_day, d.letter_id
        FROM dossier_letters d JOIN codings c ON c.letter_id = d.letter_id AND c.dossier_id = d.dossier_id
        WHERE NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
          JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id
          WHERE p.letter_id = d.letter_id AND p.created_by = c.user_id AND p.status <> 'withdrawn') AND d.letter_id = ANY(ids)
      UNION ALL SELECT d.dossier_id || ' outdated', d.last_day, d.letter_id FROM dossier_letters d
        WHERE EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id)
        AND NOT EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id
          AND NOT EXISTS (SELECT 1 FROM dossier_topics u WHERE u.dossier_id = d.dossier_id AND u.added_at > c.at)
          AND NOT EXISTS (SELECT 1 FROM text_versions v WHERE v.letter_id = d.letter_id AND v.version > c.text_version)) AND d.letter_id = ANY(ids)) due (list_id, last_day, letter_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
DROP TRIGGER topics_relisted ON topics;
--> statement-breakpoint
DROP TRIGGER dossier_topics_relisted ON dossier_topics;
--> statement-breakpoint
DROP FUNCTION relist_topic();
--> statement-breakpoint
DROP FUNCTION relist_dossier_topic();
--> statement-breakpoint
CREATE TRIGGER topics_relisted AFTER UPDATE OF counts_as_id ON topics FOR EACH ROW
  WHEN (old.counts_as_id <> new.counts_as_id) EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER dossier_topics_relisted AFTER INSERT OR DELETE ON dossier_topics FOR EACH ROW EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER dossier_letters_listed AFTER INSERT ON dossier_letters REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER dossier_letters_unlisted AFTER DELETE ON dossier_letters REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER positions_listed AFTER INSERT ON positions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER positions_relisted AFTER UPDATE ON positions REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER codings_listed AFTER INSERT ON codings REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER codings_relisted AFTER UPDATE ON codings REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER codings_unlisted AFTER DELETE ON codings REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER rechecks_listed AFTER INSERT ON rechecks REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER rechecks_unlisted AFTER DELETE ON rechecks REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
CREATE TRIGGER text_versions_relisted AFTER INSERT ON text_versions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION relist_letters();
--> statement-breakpoint
INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT due.list_id, due.last_day, due.letter_id
  FROM (SELECT t.counts_as_id, l.last_day, l.id
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
      AND NOT EXISTS (SELECT 1 FROM text_versions v WHERE v.letter_id = d.letter_id AND v.version > c.text_version))) due (list_id, last_day, letter_id) ON CONFLICT DO NOTHING;
--> statement-breakpoint
DELETE FROM letter_lists x WHERE x.list_id IN (SELECT id FROM dossiers) AND (x.list_id, x.letter_id) NOT IN (SELECT due.list_id, due.letter_id
  FROM (SELECT t.counts_as_id, l.last_day, l.id
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
      AND NOT EXISTS (SELECT 1 FROM text_versions v WHERE v.letter_id = d.letter_id AND v.version > c.text_version))) due (list_id, last_day, letter_id));
