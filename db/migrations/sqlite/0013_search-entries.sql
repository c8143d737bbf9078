-- What letters are found by follows from what is stored: it is made anew when the store is opened next.
DROP TRIGGER letter_search_added;
--> statement-breakpoint
DROP TRIGGER letter_search_changed;
--> statement-breakpoint
DROP TABLE letter_search_index;
--> statement-breakpoint
DROP TABLE letter_search;
--> statement-breakpoint
-- A letter has one entry, or two where its text without contact details is another.
CREATE TABLE letter_search (
  letter_id text NOT NULL REFERENCES letters(id),
  contacts text NOT NULL CHECK (contacts IN ('both', 'whole', 'masked')),
  version integer NOT NULL,
  -- The newest letters have the highest places, so that a search reads no more of them than it shows.
  place integer,
  words text NOT NULL,
  PRIMARY KEY (letter_id, contacts)
);
--> statement-breakpoint
CREATE UNIQUE INDEX letter_search_place ON letter_search (place);
--> statement-breakpoint
CREATE INDEX letter_search_version ON letter_search (version, letter_id);
--> statement-breakpoint
-- Every word of every entry once, in which those are looked up that begin somehow or hold something.
CREATE TABLE letter_search_index_words (word text PRIMARY KEY) WITHOUT ROWID;
--> statement-breakpoint
CREATE VIRTUAL TABLE letter_search_index USING fts5(words, content='letter_search', content_rowid='place', prefix='2 3', columnsize=0, tokenize='ascii');
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
CREATE TRIGGER letter_search_changed AFTER UPDATE OF words ON letter_search WHEN old.words <> new.words BEGIN
  INSERT INTO letter_search_index(letter_search_index, rowid, words) VALUES ('delete', old.place, old.words);
  INSERT INTO letter_search_index(rowid, words) VALUES (new.place, new.words);
  INSERT INTO letter_search_index_words SELECT DISTINCT value
    FROM json_each('["' || replace(new.words, ' ', '","') || '"]') WHERE value <> '' ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER letter_search_taken AFTER DELETE ON letter_search BEGIN
  INSERT INTO letter_search_index(letter_search_index, rowid, words) VALUES ('delete', old.place, old.words);
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
