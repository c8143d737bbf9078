DELETE FROM evidence;
--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "counts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "arrived_day" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "coder" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "start_at" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "end_at" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "stored_at" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "speakers" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "joint" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "received_day" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "coder" text COLLATE "C" DEFAULT '' NOT NULL;
--> statement-breakpoint
UPDATE affiliations SET counts = false WHERE organisation_id IN (
  SELECT o.id FROM actors o WHERE o.kind <> 'unit' AND (
    replace(' ' || o.name_key || ' ', ' party ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' parti ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' partei ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' partido ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' partito ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' partij ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' partia ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', 'fraktion ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' fractie ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' political group ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' parliamentary group ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' groupe parlementaire ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' grupo parlamentario ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' gruppo parlamentare ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' group in the european parliament ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' socialists and democrats ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' renew europe ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' conservatives and reformists ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' identity and democracy ', '') <> ' ' || o.name_key || ' ' OR
    replace(' ' || o.name_key || ' ', ' european free alliance ', '') <> ' ' || o.name_key || ' ')
);
--> statement-breakpoint
UPDATE positions SET coder = coalesce(
  (SELECT 'package ' || coalesce(a.after->>'coder', '') FROM audit a
    WHERE a.thing = 'position' AND a.thing_id = positions.id AND a.deed = 'came in' LIMIT 1),
  (SELECT 'import ' || l.import_id FROM letters l
    WHERE l.id = positions.letter_id AND l.import_id IS NOT NULL AND l.created_at = positions.created_at),
  created_by, '');
--> statement-breakpoint
INSERT INTO evidence (actor_id, topic_id, last_day, position_id, letter_id, first_day, edtf, level, absence,
  conditional, reported, arrived_day, coder, start_at, end_at, stored_at, speakers, joint)
WITH RECURSIVE speaks (position_id, letter_id, holder_id, actor_id, day) AS (
  SELECT h.position_id, p.letter_id, c.counts_as_id, c.counts_as_id, CASE WHEN l.first_day = l.last_day OR coalesce(l.received_day, substr(l.created_at, 1, 10)) >= l.last_day THEN l.last_day
    WHEN coalesce(l.received_day, substr(l.created_at, 1, 10)) > l.first_day THEN coalesce(l.received_day, substr(l.created_at, 1, 10)) ELSE l.first_day END
  FROM positions p JOIN letters l ON l.id = p.letter_id
  JOIN position_holders h ON h.position_id = p.id JOIN actors c ON c.id = h.actor_id
  WHERE p.status = 'approved'
  UNION
  SELECT s.position_id, s.letter_id, s.holder_id, o.counts_as_id, s.day
  FROM speaks s JOIN actors m ON m.counts_as_id = s.actor_id JOIN affiliations a ON a.member_id = m.id
  JOIN actors o ON o.id = a.organisation_id
  WHERE a.counts AND coalesce(a.first_day, '') <= s.day AND s.day <= coalesce(a.last_day, '9999-12-31')
  AND (a.letter_id IS NULL OR a.letter_id = s.letter_id OR a.letter_id NOT IN (SELECT id FROM letters WHERE visibility = 'named' UNION ALL SELECT id FROM letters WHERE withdrawn_at IS NOT NULL))
), counting (position_id, actor_id, speakers) AS (
  SELECT position_id, actor_id, string_agg(holder_id, ' ' ORDER BY holder_id) FROM speaks
  GROUP BY position_id, actor_id
)
SELECT s.actor_id, t.counts_as_id, p.last_day, p.id, l.id, l.first_day, l.edtf, p.level, p.absence, p.conditional,
  p.reported, coalesce(l.received_day, substr(l.created_at, 1, 10)), p.coder, p.start_at, p.end_at, p.created_at, s.speakers,
  (SELECT count(DISTINCT c.counts_as_id) > 1 FROM position_holders h JOIN actors c ON c.id = h.actor_id
    WHERE h.position_id = p.id)
FROM counting s JOIN positions p ON p.id = s.position_id JOIN letters l ON l.id = p.letter_id
JOIN topics t ON t.id = p.topic_id;
--> statement-breakpoint
INSERT INTO evidence_versions (actor_id, version) SELECT DISTINCT actor_id, 1 FROM evidence WHERE true
ON CONFLICT (actor_id) DO UPDATE SET version = evidence_versions.version + 1;
