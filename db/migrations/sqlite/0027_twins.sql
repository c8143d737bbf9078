CREATE TABLE `twin_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`first_id` text NOT NULL,
	`second_id` text NOT NULL,
	`kind` text NOT NULL,
	`answered_at` text NOT NULL,
	`answered_by` text,
	`taken_back_at` text,
	`taken_back_by` text,
	FOREIGN KEY (`first_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_back_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "twin_answers_kind" CHECK("twin_answers"."kind" in ('different', 'later')),
	CONSTRAINT "twin_answers_order" CHECK("twin_answers"."first_id" < "twin_answers"."second_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `twin_answers_open` ON `twin_answers` (`first_id`,`second_id`) WHERE "twin_answers"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX `twin_answers_second` ON `twin_answers` (`second_id`);
--> statement-breakpoint
CREATE TABLE twin_pairs (
  first_id text NOT NULL,
  second_id text NOT NULL,
  unusual integer NOT NULL,
  open integer NOT NULL,
  PRIMARY KEY (first_id, second_id)
) WITHOUT ROWID;
--> statement-breakpoint
-- That something changed by which pairs are found, once until somebody takes it up.
CREATE TABLE twin_changes (id integer PRIMARY KEY, taken integer NOT NULL);
--> statement-breakpoint
INSERT INTO twin_changes (taken) SELECT 0 WHERE EXISTS (SELECT 1 FROM actors);
--> statement-breakpoint
CREATE TRIGGER twins_actor_added AFTER INSERT ON actors BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_actor_changed AFTER UPDATE OF name, kind, counts_as_id, withdrawn_at ON actors BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_aliases_added AFTER INSERT ON aliases BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_aliases_changed AFTER UPDATE ON aliases BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_aliases_removed AFTER DELETE ON aliases BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_register_ids_added AFTER INSERT ON register_ids BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_register_ids_changed AFTER UPDATE ON register_ids BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_register_ids_removed AFTER DELETE ON register_ids BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_affiliations_added AFTER INSERT ON affiliations BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_affiliations_changed AFTER UPDATE ON affiliations BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_affiliations_removed AFTER DELETE ON affiliations BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_letter_changed AFTER UPDATE OF visibility, withdrawn_at ON letters
  WHEN old.visibility <> new.visibility OR (old.withdrawn_at IS NULL) <> (new.withdrawn_at IS NULL) BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_actor_facts_added AFTER INSERT ON actor_facts BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_actor_facts_changed AFTER UPDATE ON actor_facts BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
--> statement-breakpoint
CREATE TRIGGER twins_actor_facts_removed AFTER DELETE ON actor_facts BEGIN
  INSERT INTO twin_changes (taken) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM twin_changes WHERE taken = 0);
END;
