CREATE TABLE letter_search (
  letter_id text COLLATE "C" PRIMARY KEY REFERENCES letters(id),
  words text COLLATE "C" NOT NULL,
  -- A tsvector holds one megabyte; what might not fit in has none and is read through instead.
  lexemes tsvector GENERATED ALWAYS AS (CASE WHEN octet_length(words) < 1000000 THEN array_to_tsvector(string_to_array(words, ' ')) END) STORED
);
--> statement-breakpoint
CREATE INDEX letter_search_lexemes ON letter_search USING gin (lexemes);
--> statement-breakpoint
CREATE INDEX letter_search_long ON letter_search (letter_id) WHERE lexemes IS NULL;
--> statement-breakpoint
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0];
END
$$;
--> statement-breakpoint
CREATE TRIGGER text_versions_stay BEFORE UPDATE ON text_versions FOR EACH ROW EXECUTE FUNCTION refuse('The text of a letter is never changed; a correction is a new version.');
--> statement-breakpoint
CREATE TRIGGER text_versions_kept BEFORE DELETE ON text_versions FOR EACH ROW EXECUTE FUNCTION refuse('The text of a letter is never deleted.');
--> statement-breakpoint
CREATE TRIGGER text_versions_not_emptied BEFORE TRUNCATE ON text_versions EXECUTE FUNCTION refuse('The text of a letter is never deleted.');
--> statement-breakpoint
CREATE TRIGGER files_stay BEFORE UPDATE ON files FOR EACH ROW EXECUTE FUNCTION refuse('The file of a letter is never changed.');
--> statement-breakpoint
CREATE TRIGGER positions_kept BEFORE DELETE ON positions FOR EACH ROW EXECUTE FUNCTION refuse('A position is never deleted; it is withdrawn.');
--> statement-breakpoint
CREATE TRIGGER positions_not_emptied BEFORE TRUNCATE ON positions EXECUTE FUNCTION refuse('A position is never deleted; it is withdrawn.');
--> statement-breakpoint
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION refuse('The audit log is never changed.');
--> statement-breakpoint
CREATE TRIGGER audit_kept BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse('The audit log is never shortened.');
--> statement-breakpoint
CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit EXECUTE FUNCTION refuse('The audit log is never shortened.');
