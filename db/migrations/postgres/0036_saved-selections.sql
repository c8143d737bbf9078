CREATE TABLE "saved_actors" (
	"selection_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "saved_actors_selection_id_actor_id_pk" PRIMARY KEY("selection_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "saved_selections" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"rules" json NOT NULL,
	"group_rules" json NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" text COLLATE "C" NOT NULL,
	"saved_by" text COLLATE "C" NOT NULL,
	"ended_at" text COLLATE "C",
	"ended_by" text COLLATE "C",
	CONSTRAINT "saved_selections_name" CHECK (length("saved_selections"."name") > 0)
);
--> statement-breakpoint
ALTER TABLE "saved_actors" ADD CONSTRAINT "saved_actors_selection_id_saved_selections_id_fk" FOREIGN KEY ("selection_id") REFERENCES "saved_selections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_actors" ADD CONSTRAINT "saved_actors_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_selections" ADD CONSTRAINT "saved_selections_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_selections" ADD CONSTRAINT "saved_selections_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_selections" ADD CONSTRAINT "saved_selections_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_actors_actor" ON "saved_actors" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "saved_selections_dossier" ON "saved_selections" USING btree ("dossier_id");