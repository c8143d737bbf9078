CREATE TABLE "beginnings" (
	"user_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"chart_seen_at" text COLLATE "C",
	"put_away_at" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "beginnings" ADD CONSTRAINT "beginnings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;