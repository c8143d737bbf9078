CREATE TABLE "dossier_letters" (
	"dossier_id" text COLLATE "C" NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"first_day" text COLLATE "C" NOT NULL,
	"last_day" text COLLATE "C" NOT NULL,
	"added_at" text COLLATE "C" NOT NULL,
	"added_by" text COLLATE "C",
	CONSTRAINT "dossier_letters_dossier_id_letter_id_pk" PRIMARY KEY("dossier_id","letter_id")
);
--> statement-breakpoint
CREATE TABLE "teammates" (
	"dossier_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"added_at" text COLLATE "C" NOT NULL,
	"added_by" text COLLATE "C",
	CONSTRAINT "teammates_dossier_id_user_id_pk" PRIMARY KEY("dossier_id","user_id"),
	CONSTRAINT "teammates_role" CHECK ("teammates"."role" in ('viewer', 'coder', 'editor'))
);
--> statement-breakpoint
CREATE TABLE "dossier_topics" (
	"dossier_id" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "dossier_topics_dossier_id_topic_id_pk" PRIMARY KEY("dossier_id","topic_id")
);
--> statement-breakpoint
ALTER TABLE "letters" DROP CONSTRAINT "letters_dossier_id_dossiers_id_fk";
--> statement-breakpoint
ALTER TABLE "topics" DROP CONSTRAINT "topics_dossier_id_dossiers_id_fk";
--> statement-breakpoint
DROP INDEX "letters_dossier";--> statement-breakpoint
DROP INDEX "topics_dossier";--> statement-breakpoint
DROP INDEX "letters_spans";--> statement-breakpoint
DROP INDEX "letters_kind";--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "slug" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "short_name" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "audience" text COLLATE "C" DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "example" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "closed_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "dossier_letters" ADD CONSTRAINT "dossier_letters_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_letters" ADD CONSTRAINT "dossier_letters_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_letters" ADD CONSTRAINT "dossier_letters_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teammates" ADD CONSTRAINT "teammates_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teammates" ADD CONSTRAINT "teammates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teammates" ADD CONSTRAINT "teammates_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_topics" ADD CONSTRAINT "dossier_topics_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_topics" ADD CONSTRAINT "dossier_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dossier_letters_letter" ON "dossier_letters" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "dossier_letters_days" ON "dossier_letters" USING btree ("dossier_id","last_day","letter_id","first_day");--> statement-breakpoint
CREATE INDEX "dossier_letters_kind" ON "dossier_letters" USING btree ("dossier_id","kind","last_day","letter_id","first_day");--> statement-breakpoint
CREATE INDEX "dossier_letters_spans" ON "dossier_letters" USING btree ("dossier_id","last_day","first_day") WHERE "dossier_letters"."first_day" < "dossier_letters"."last_day";--> statement-breakpoint
CREATE INDEX "teammates_user" ON "teammates" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "dossier_topics_topic" ON "dossier_topics" USING btree ("topic_id");--> statement-breakpoint
WITH RECURSIVE letters_of (id, rest, slug) AS (
    SELECT id, lower(name), '' COLLATE "C" FROM dossiers
    UNION ALL
    SELECT id, substr(rest, 2), slug || CASE
      WHEN substr(rest, 1, 1) BETWEEN 'a' AND 'z' OR substr(rest, 1, 1) BETWEEN '0' AND '9' THEN substr(rest, 1, 1)
      WHEN slug = '' OR slug LIKE '%-' THEN '' ELSE '-' END
    FROM letters_of WHERE rest <> ''
  ), slugs (id, slug) AS (
    SELECT id, coalesce(nullif(trim(BOTH '-' FROM substr(slug, 1, 60)), ''), 'dossier') FROM letters_of WHERE rest = ''
  ), numbered (id, slug, number) AS (
    SELECT id, slug, row_number() OVER (PARTITION BY slug ORDER BY id) FROM slugs
  )
  UPDATE dossiers d SET slug = n.slug || CASE n.number WHEN 1 THEN '' ELSE '-' || n.number END,
    example = EXISTS (SELECT 1 FROM audit a WHERE a.thing = 'dossier' AND a.thing_id = d.id AND a.via = 'seed')
  FROM numbered n WHERE n.id = d.id;
--> statement-breakpoint
ALTER TABLE "dossiers" ALTER COLUMN "slug" SET NOT NULL;
--> statement-breakpoint
INSERT INTO dossier_topics (dossier_id, topic_id, place) SELECT dossier_id, id, place FROM topics;
--> statement-breakpoint
INSERT INTO dossier_letters (dossier_id, letter_id, kind, first_day, last_day, added_at, added_by)
  SELECT dossier_id, id, kind, first_day, last_day, created_at, created_by FROM letters;
--> statement-breakpoint
CREATE UNIQUE INDEX "dossiers_slug" ON "dossiers" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "letters_spans" ON "letters" USING btree ("last_day","first_day") WHERE "letters"."first_day" < "letters"."last_day";--> statement-breakpoint
CREATE INDEX "letters_kind" ON "letters" USING btree ("kind","last_day","id","first_day");--> statement-breakpoint
ALTER TABLE "letters" DROP COLUMN "dossier_id";--> statement-breakpoint
ALTER TABLE "topics" DROP COLUMN "dossier_id";--> statement-breakpoint
ALTER TABLE "topics" DROP COLUMN "place";--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_audience" CHECK ("dossiers"."audience" in ('everyone', 'team'));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION count_letters() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  INSERT INTO kept_counts (kind, id, audience, slot, number)
    SELECT 'letters', 'all', l.visibility, pg_backend_pid() % 8, count(*) FROM added l WHERE l.withdrawn_at IS NULL
    GROUP BY l.visibility ORDER BY l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION recount_letters() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  UPDATE letter_lists x SET last_day = n.last_day FROM removed o JOIN added n ON n.id = o.id
    WHERE x.letter_id = n.id AND o.last_day <> n.last_day;
  UPDATE dossier_letters x SET kind = n.kind, first_day = n.first_day, last_day = n.last_day
    FROM removed o JOIN added n ON n.id = o.id WHERE x.letter_id = n.id
    AND (o.kind <> n.kind OR o.first_day <> n.first_day OR o.last_day <> n.last_day);
  IF EXISTS (SELECT 1 FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
    OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) THEN
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'letters', d.id, l.visibility, pg_backend_pid() % 8, -count(*) FROM (SELECT o.* FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
      OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) l
      CROSS JOIN LATERAL (SELECT 'all' COLLATE "C" AS id UNION ALL SELECT dossier_id FROM dossier_letters WHERE letter_id = l.id) d
      WHERE l.withdrawn_at IS NULL GROUP BY d.id, l.visibility ORDER BY d.id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
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
      SELECT 'letters', d.id, l.visibility, pg_backend_pid() % 8, count(*) FROM (SELECT n.* FROM removed o JOIN added n ON n.id = o.id WHERE o.visibility <> n.visibility
      OR (o.withdrawn_at IS NULL) <> (n.withdrawn_at IS NULL)) l
      CROSS JOIN LATERAL (SELECT 'all' COLLATE "C" AS id UNION ALL SELECT dossier_id FROM dossier_letters WHERE letter_id = l.id) d
      WHERE l.withdrawn_at IS NULL GROUP BY d.id, l.visibility ORDER BY d.id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
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
CREATE FUNCTION count_dossier_letters() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'letters', d.dossier_id, l.visibility, pg_backend_pid() % 8, count(*) FROM added d JOIN letters l ON l.id = d.letter_id
      WHERE l.withdrawn_at IS NULL GROUP BY d.dossier_id, l.visibility ORDER BY d.dossier_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
    INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT d.dossier_id, d.last_day, d.letter_id FROM added d
      WHERE NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
      JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO kept_counts (kind, id, audience, slot, number)
      SELECT 'letters', d.dossier_id, l.visibility, pg_backend_pid() % 8, -count(*) FROM removed d JOIN letters l ON l.id = d.letter_id
      WHERE l.withdrawn_at IS NULL GROUP BY d.dossier_id, l.visibility ORDER BY d.dossier_id, l.visibility ON CONFLICT (kind, id, audience, slot) DO UPDATE SET number = kept_counts.number + excluded.number;
    DELETE FROM letter_lists x USING removed d WHERE x.letter_id = d.letter_id AND x.list_id = d.dossier_id;
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
  DELETE FROM letter_lists x WHERE x.letter_id IN (SELECT letter_id FROM added) AND NOT EXISTS (SELECT 1 FROM positions p
    JOIN topics t ON t.id = p.topic_id WHERE p.letter_id = x.letter_id AND p.status <> 'withdrawn' AND t.counts_as_id = x.list_id)
    AND NOT EXISTS (SELECT 1 FROM dossier_letters d WHERE d.dossier_id = x.list_id AND d.letter_id = x.letter_id
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn'));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT DISTINCT t.counts_as_id, l.last_day, l.id FROM positions p
    JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id
    WHERE p.letter_id IN (SELECT letter_id FROM added) AND p.status <> 'withdrawn' ON CONFLICT DO NOTHING;
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT d.dossier_id, d.last_day, d.letter_id FROM dossier_letters d
    WHERE d.letter_id IN (SELECT letter_id FROM added)
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
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
  DELETE FROM letter_lists x WHERE x.letter_id IN (SELECT letter_id FROM added) AND NOT EXISTS (SELECT 1 FROM positions p
    JOIN topics t ON t.id = p.topic_id WHERE p.letter_id = x.letter_id AND p.status <> 'withdrawn' AND t.counts_as_id = x.list_id)
    AND NOT EXISTS (SELECT 1 FROM dossier_letters d WHERE d.dossier_id = x.list_id AND d.letter_id = x.letter_id
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn'));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT DISTINCT t.counts_as_id, l.last_day, l.id FROM positions p
    JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id
    WHERE p.letter_id IN (SELECT letter_id FROM added) AND p.status <> 'withdrawn' ON CONFLICT DO NOTHING;
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT d.dossier_id, d.last_day, d.letter_id FROM dossier_letters d
    WHERE d.letter_id IN (SELECT letter_id FROM added)
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION relist_dossier_topic() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    DELETE FROM letter_lists WHERE list_id = new.dossier_id AND letter_id IN (SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
    JOIN positions p ON p.topic_id = t.id WHERE o.id = new.topic_id AND p.status <> 'withdrawn');
  ELSE
    INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT d.dossier_id, d.last_day, d.letter_id FROM dossier_letters d
      WHERE d.dossier_id = old.dossier_id AND d.letter_id IN (SELECT p.letter_id FROM topics o JOIN topics t ON t.counts_as_id = o.counts_as_id
    JOIN positions p ON p.topic_id = t.id WHERE o.id = old.topic_id AND p.status <> 'withdrawn')
      AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
      JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION relist_topic() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  DELETE FROM letter_lists x WHERE x.list_id = old.counts_as_id AND x.letter_id IN (SELECT letter_id FROM positions WHERE topic_id = new.id)
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id WHERE p.letter_id = x.letter_id
    AND p.status <> 'withdrawn' AND t.counts_as_id = old.counts_as_id);
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT new.counts_as_id, l.last_day, l.id FROM letters l
    WHERE l.id IN (SELECT letter_id FROM positions WHERE topic_id = new.id AND status <> 'withdrawn') ON CONFLICT DO NOTHING;
  DELETE FROM letter_lists x WHERE x.letter_id IN (SELECT p.letter_id FROM topics t JOIN positions p ON p.topic_id = t.id
    WHERE t.counts_as_id IN (old.counts_as_id, new.counts_as_id) AND p.status <> 'withdrawn')
    AND x.list_id IN (SELECT dossier_id FROM dossier_letters d WHERE d.letter_id = x.letter_id)
    AND EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = x.list_id WHERE p.letter_id = x.letter_id AND p.status <> 'withdrawn');
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT d.dossier_id, d.last_day, d.letter_id FROM dossier_letters d
    WHERE d.letter_id IN (SELECT p.letter_id FROM topics t JOIN positions p ON p.topic_id = t.id
    WHERE t.counts_as_id IN (old.counts_as_id, new.counts_as_id) AND p.status <> 'withdrawn')
    AND NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn') ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER dossier_letters_counted AFTER INSERT ON dossier_letters REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_dossier_letters();
--> statement-breakpoint
CREATE TRIGGER dossier_letters_uncounted AFTER DELETE ON dossier_letters REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_dossier_letters();
--> statement-breakpoint
CREATE TRIGGER dossier_topics_relisted AFTER INSERT OR DELETE ON dossier_topics FOR EACH ROW EXECUTE FUNCTION relist_dossier_topic();
--> statement-breakpoint
INSERT INTO kept_counts (kind, id, audience, slot, number)
  SELECT 'letters', 'all', visibility, 0, count(*) FROM letters WHERE withdrawn_at IS NULL GROUP BY visibility;
--> statement-breakpoint
DELETE FROM letter_lists WHERE list_id IN (SELECT id FROM dossiers);
--> statement-breakpoint
INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT d.dossier_id, d.last_day, d.letter_id FROM dossier_letters d
  WHERE NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
    JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE p.letter_id = d.letter_id AND p.status <> 'withdrawn');
