CREATE TABLE "subscription_links" (
	"token_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"subscription_id" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"query" text COLLATE "C" NOT NULL,
	"query_hash" text COLLATE "C" NOT NULL,
	"rhythm" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"covered_until" text COLLATE "C" NOT NULL,
	"sentence" text COLLATE "C",
	"last_sent_at" text COLLATE "C",
	"pending_until" text COLLATE "C",
	"attempted_at" text COLLATE "C",
	"failures" integer NOT NULL,
	"failed_since" text COLLATE "C",
	"failure" text COLLATE "C",
	"retry_at" text COLLATE "C",
	CONSTRAINT "subscriptions_kind" CHECK ("subscriptions"."kind" in ('changes', 'sentence')),
	CONSTRAINT "subscriptions_rhythm" CHECK ("subscriptions"."rhythm" in ('daily', 'weekly'))
);
--> statement-breakpoint
ALTER TABLE "subscription_links" ADD CONSTRAINT "subscription_links_subscription_id_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "subscriptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "subscription_links_subscription" ON "subscription_links" USING btree ("subscription_id");--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_query" ON "subscriptions" USING btree ("user_id","dossier_id","kind","query_hash");--> statement-breakpoint
CREATE INDEX "subscriptions_covered" ON "subscriptions" USING btree ("covered_until");