CREATE TABLE "lost_places" (
	"position_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"lost_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lost_places" ADD CONSTRAINT "lost_places_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE FUNCTION refuse_unplaced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM lost_places WHERE position_id = new.id) THEN
    RAISE EXCEPTION 'A position whose quote has lost its place counts only once somebody has placed it.';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER positions_placed_first BEFORE UPDATE OF status ON positions FOR EACH ROW
WHEN (new.status = 'approved' AND old.status <> 'approved' AND old.text_version_id = new.text_version_id)
EXECUTE FUNCTION refuse_unplaced();
