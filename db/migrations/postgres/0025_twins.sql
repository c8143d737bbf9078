CREATE TABLE "twin_answers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"first_id" text COLLATE "C" NOT NULL,
	"second_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"answered_at" text COLLATE "C" NOT NULL,
	"answered_by" text COLLATE "C",
	"taken_back_at" text COLLATE "C",
	"taken_back_by" text COLLATE "C",
	CONSTRAINT "twin_answers_kind" CHECK ("twin_answers"."kind" in ('different', 'later')),
	CONSTRAINT "twin_answers_order" CHECK ("twin_answers"."first_id" < "twin_answers"."second_id")
);
--> statement-breakpoint
ALTER TABLE "twin_answers" ADD CONSTRAINT "twin_answers_first_id_actors_id_fk" FOREIGN KEY ("first_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_answers" ADD CONSTRAINT "twin_answers_second_id_actors_id_fk" FOREIGN KEY ("second_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_answers" ADD CONSTRAINT "twin_answers_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_answers" ADD CONSTRAINT "twin_answers_taken_back_by_users_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "twin_answers_open" ON "twin_answers" USING btree ("first_id","second_id") WHERE "twin_answers"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "twin_answers_second" ON "twin_answers" USING btree ("second_id");
--> statement-breakpoint
CREATE TABLE twin_pairs (
  first_id text COLLATE "C" NOT NULL,
  second_id text COLLATE "C" NOT NULL,
  unusual boolean NOT NULL,
  open boolean NOT NULL,
  PRIMARY KEY (first_id, second_id)
);
--> statement-breakpoint
-- That something changed by which pairs are found. Each statement says so in a row of its own, so that none waits.
CREATE TABLE twin_changes (taken integer NOT NULL);
--> statement-breakpoint
INSERT INTO twin_changes (taken) SELECT 0 WHERE EXISTS (SELECT 1 FROM actors);
--> statement-breakpoint
CREATE FUNCTION note_twin_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO twin_changes (taken) VALUES (0);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER twins_actor_added AFTER INSERT ON actors FOR EACH STATEMENT EXECUTE FUNCTION note_twin_change();
--> statement-breakpoint
CREATE TRIGGER twins_actor_changed AFTER UPDATE OF name, kind, counts_as_id, withdrawn_at ON actors FOR EACH STATEMENT EXECUTE FUNCTION note_twin_change();
--> statement-breakpoint
CREATE TRIGGER twins_aliases_changed AFTER INSERT OR UPDATE OR DELETE ON aliases FOR EACH STATEMENT EXECUTE FUNCTION note_twin_change();
--> statement-breakpoint
CREATE TRIGGER twins_register_ids_changed AFTER INSERT OR UPDATE OR DELETE ON register_ids FOR EACH STATEMENT EXECUTE FUNCTION note_twin_change();
--> statement-breakpoint
CREATE TRIGGER twins_affiliations_changed AFTER INSERT OR UPDATE OR DELETE ON affiliations FOR EACH STATEMENT EXECUTE FUNCTION note_twin_change();
--> statement-breakpoint
CREATE TRIGGER twins_letter_changed AFTER UPDATE OF visibility, withdrawn_at ON letters FOR EACH STATEMENT EXECUTE FUNCTION note_twin_change();
--> statement-breakpoint
CREATE TRIGGER twins_actor_facts_changed AFTER INSERT OR UPDATE OR DELETE ON actor_facts FOR EACH STATEMENT EXECUTE FUNCTION note_twin_change();
