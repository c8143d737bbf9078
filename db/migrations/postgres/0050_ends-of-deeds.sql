ALTER TABLE "letter_deed_rows" ADD COLUMN "taken_back_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letter_deeds" ADD COLUMN "wanted" integer;--> statement-breakpoint
ALTER TABLE "letter_deeds" ADD COLUMN "ended_at" text COLLATE "C";--> statement-breakpoint
UPDATE letter_deeds SET ended_at = at;
--> statement-breakpoint
UPDATE letter_deed_rows SET taken_back_at = (SELECT d.taken_back_at FROM letter_deeds d WHERE d.id = letter_deed_rows.deed_id);
