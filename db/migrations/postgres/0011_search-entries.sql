-- What letters are found by follows from what is stored: it is made anew when the store is opened next.
DROP TABLE letter_search;
--> statement-breakpoint
-- A letter has one entry, or two where its text without contact details is another.
CREATE TABLE letter_search (
  letter_id text COLLATE "C" NOT NULL REFERENCES letters(id),
  contacts text COLLATE "C" NOT NULL CHECK (contacts IN ('both', 'whole', 'masked')),
  version integer NOT NULL,
  words text COLLATE "C" NOT NULL,
  -- A tsvector holds one megabyte; what might not fit in has none and is read through instead.
  lexemes tsvector GENERATED ALWAYS AS (CASE WHEN octet_length(words) < 1000000 THEN array_to_tsvector(array_remove(string_to_array(words, ' '), '')) END) STORED,
  PRIMARY KEY (letter_id, contacts)
);
--> statement-breakpoint
CREATE INDEX letter_search_lexemes ON letter_search USING gin (lexemes);
--> statement-breakpoint
CREATE INDEX letter_search_long ON letter_search (letter_id) WHERE lexemes IS NULL;
--> statement-breakpoint
CREATE INDEX letter_search_version ON letter_search (version, letter_id);
--> statement-breakpoint
-- Every word of every entry once, in which those are looked up that begin somehow or hold something.
CREATE TABLE letter_search_index_words (word text COLLATE "C" PRIMARY KEY);
--> statement-breakpoint
CREATE FUNCTION list_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO letter_search_index_words SELECT DISTINCT word COLLATE "C"
    FROM unnest(string_to_array(NEW.words, ' ')) word WHERE word <> '' ORDER BY 1 ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER letter_search_listed AFTER INSERT OR UPDATE OF words ON letter_search FOR EACH ROW EXECUTE FUNCTION list_search_words();
