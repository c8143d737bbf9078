CREATE TABLE letter_search (
  id integer PRIMARY KEY,
  letter_id text NOT NULL UNIQUE REFERENCES letters(id),
  words text NOT NULL
);
--> statement-breakpoint
CREATE VIRTUAL TABLE letter_search_index USING fts5(words, content='letter_search', content_rowid='id', prefix='2 3', tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE TRIGGER letter_search_added AFTER INSERT ON letter_search BEGIN
  INSERT INTO letter_search_index(rowid, words) VALUES (new.id, new.words);
END;
--> statement-breakpoint
CREATE TRIGGER letter_search_changed AFTER UPDATE ON letter_search BEGIN
  INSERT INTO letter_search_index(letter_search_index, rowid, words) VALUES ('delete', old.id, old.words);
  INSERT INTO letter_search_index(rowid, words) VALUES (new.id, new.words);
END;
--> statement-breakpoint
CREATE TRIGGER text_versions_stay BEFORE UPDATE ON text_versions BEGIN
  SELECT raise(ABORT, 'The text of a letter is never changed; a correction is a new version.');
END;
--> statement-breakpoint
CREATE TRIGGER text_versions_kept BEFORE DELETE ON text_versions BEGIN
  SELECT raise(ABORT, 'The text of a letter is never deleted.');
END;
--> statement-breakpoint
CREATE TRIGGER files_stay BEFORE UPDATE ON files BEGIN
  SELECT raise(ABORT, 'The file of a letter is never changed.');
END;
--> statement-breakpoint
CREATE TRIGGER positions_kept BEFORE DELETE ON positions BEGIN
  SELECT raise(ABORT, 'A position is never deleted; it is withdrawn.');
END;
--> statement-breakpoint
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN
  SELECT raise(ABORT, 'The audit log is never changed.');
END;
--> statement-breakpoint
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN
  SELECT raise(ABORT, 'The audit log is never shortened.');
END;
