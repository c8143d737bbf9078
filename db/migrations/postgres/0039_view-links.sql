CREATE TABLE "frozen_letters" (
	"link_id" text COLLATE "C" NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "frozen_letters_link_id_letter_id_pk" PRIMARY KEY("link_id","letter_id")
);
--> statement-breakpoint
CREATE TABLE "frozen_views" (
	"link_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"contents" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "view_links" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"view_kind" text COLLATE "C" NOT NULL,
	"query" json NOT NULL,
	"made_at" text COLLATE "C" NOT NULL,
	"made_by" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C",
	"ended_at" text COLLATE "C",
	"ended_by" text COLLATE "C",
	CONSTRAINT "view_links_kind" CHECK ("view_links"."kind" in ('live', 'frozen'))
);
--> statement-breakpoint
ALTER TABLE "frozen_letters" ADD CONSTRAINT "frozen_letters_link_id_view_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "view_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_letters" ADD CONSTRAINT "frozen_letters_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_views" ADD CONSTRAINT "frozen_views_link_id_view_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "view_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_links" ADD CONSTRAINT "view_links_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_links" ADD CONSTRAINT "view_links_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_links" ADD CONSTRAINT "view_links_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "frozen_letters_letter" ON "frozen_letters" USING btree ("letter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "view_links_token" ON "view_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "view_links_dossier" ON "view_links" USING btree ("dossier_id");