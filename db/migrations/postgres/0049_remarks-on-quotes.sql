CREATE TABLE "remarks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"position_id" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"made_by" text COLLATE "C" NOT NULL,
	"made_at" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C",
	"answered_by" text COLLATE "C",
	"answered_at" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "remarks_position" ON "remarks" USING btree ("position_id","id");--> statement-breakpoint
CREATE INDEX "remarks_maker" ON "remarks" USING btree ("made_by","id");--> statement-breakpoint
CREATE INDEX "remarks_open" ON "remarks" USING btree ("id","position_id") WHERE "remarks"."answered_at" is null;