CREATE TABLE "approvals" (
	"position_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"offered_by" text COLLATE "C",
	"offered_at" text COLLATE "C" NOT NULL,
	"counted_hash" text COLLATE "C",
	"first_counted_at" text COLLATE "C",
	"sent_back_by" text COLLATE "C",
	"sent_back_at" text COLLATE "C",
	"reason" text COLLATE "C",
	"approved_by" text COLLATE "C",
	"approved_at" text COLLATE "C",
	CONSTRAINT "approvals_sent_back" CHECK (("approvals"."sent_back_at" is null) = ("approvals"."reason" is null) and ("approvals"."approved_at" is null or "approvals"."sent_back_at" is null))
);
--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "four_eyes" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_offered_by_users_id_fk" FOREIGN KEY ("offered_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_sent_back_by_users_id_fk" FOREIGN KEY ("sent_back_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approvals_waiting" ON "approvals" USING btree ("offered_at") WHERE "approvals"."approved_at" is null;