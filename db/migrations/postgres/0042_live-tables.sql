CREATE TABLE "token_views" (
	"token_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"view_kind" text COLLATE "C" NOT NULL,
	"query" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "token_views" ADD CONSTRAINT "token_views_token_id_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token_views" ADD CONSTRAINT "token_views_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;