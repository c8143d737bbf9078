-- Lists of letters are set anew after each position that is stored, by a plan that is kept. For any number of letters at
-- once it read all positions of their topics; for one letter at a time it reads that letter's own.
CREATE OR REPLACE FUNCTION relist_letters() RETURNS trigger LANGUAGE plpgsql
  -- Planned while the tables may still be empty: by their indexes, as if they were large.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  ids text[];
  one text;
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
  FOREACH one IN ARRAY ids LOOP
  DELETE FROM letter_lists x WHERE x.letter_id = one AND (x.list_id, x.letter_id) NOT IN (SELECT due.list_id, due.letter_id
    FROM (SELECT t.counts_as_id, l.last_day, l.id
        FROM positions p JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id WHERE p.status <> 'withdrawn' AND l.id = one
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
        FROM dossier_letters d WHERE d.letter_id = one
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
          JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE t.id = p.topic_id) AND d.letter_id = one
      UNION ALL SELECT d.dossier_id || ' ' || c.state || ' ' || c.user_id, d.last_day, d.letter_id
        FROM dossier_letters d JOIN codings c ON c.letter_id = d.letter_id AND c.dossier_id = d.dossier_id
        WHERE NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
          JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id
          WHERE p.letter_id = d.letter_id AND p.created_by = c.user_id AND p.status <> 'withdrawn') AND d.letter_id = one
      UNION ALL SELECT d.dossier_id || ' outdated', d.last_day, d.letter_id FROM dossier_letters d
        WHERE EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id)
        AND NOT EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id
          AND NOT EXISTS (SELECT 1 FROM dossier_topics u WHERE u.dossier_id = d.dossier_id AND u.added_at > c.at)
          AND NOT EXISTS (SELECT 1 FROM text_versions v WHERE v.letter_id = d.letter_id AND v.version > c.text_version)) AND d.letter_id = one) due (list_id, last_day, letter_id));
  INSERT INTO letter_lists (list_id, last_day, letter_id) SELECT due.list_id, due.last_day, due.letter_id
    FROM (SELECT t.counts_as_id, l.last_day, l.id
        FROM positions p JOIN topics t ON t.id = p.topic_id JOIN letters l ON l.id = p.letter_id WHERE p.status <> 'withdrawn' AND l.id = one
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
        FROM dossier_letters d WHERE d.letter_id = one
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
          JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id WHERE t.id = p.topic_id) AND d.letter_id = one
      UNION ALL SELECT d.dossier_id || ' ' || c.state || ' ' || c.user_id, d.last_day, d.letter_id
        FROM dossier_letters d JOIN codings c ON c.letter_id = d.letter_id AND c.dossier_id = d.dossier_id
        WHERE NOT EXISTS (SELECT 1 FROM positions p JOIN topics t ON t.id = p.topic_id JOIN topics o ON o.counts_as_id = t.counts_as_id
          JOIN dossier_topics u ON u.topic_id = o.id AND u.dossier_id = d.dossier_id
          WHERE p.letter_id = d.letter_id AND p.created_by = c.user_id AND p.status <> 'withdrawn') AND d.letter_id = one
      UNION ALL SELECT d.dossier_id || ' outdated', d.last_day, d.letter_id FROM dossier_letters d
        WHERE EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id)
        AND NOT EXISTS (SELECT 1 FROM codings c WHERE c.dossier_id = d.dossier_id AND c.letter_id = d.letter_id
          AND NOT EXISTS (SELECT 1 FROM dossier_topics u WHERE u.dossier_id = d.dossier_id AND u.added_at > c.at)
          AND NOT EXISTS (SELECT 1 FROM text_versions v WHERE v.letter_id = d.letter_id AND v.version > c.text_version)) AND d.letter_id = one) due (list_id, last_day, letter_id) ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NULL;
END
$$;
