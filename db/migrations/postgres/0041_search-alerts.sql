ALTER TABLE "subscriptions" DROP CONSTRAINT "subscriptions_kind";--> statement-breakpoint
ALTER TABLE "subscriptions" ALTER COLUMN "dossier_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "search_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "known_letters" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "pending_letters" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_search_id_saved_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "saved_searches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_search" ON "subscriptions" USING btree ("search_id");--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_aim" CHECK (("subscriptions"."kind" = 'letters') = ("subscriptions"."search_id" is not null)
          and ("subscriptions"."kind" = 'letters') = ("subscriptions"."dossier_id" is null));--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_kind" CHECK ("subscriptions"."kind" in ('changes', 'sentence', 'letters'));