CREATE TABLE "actor_marks" (
	"dossier_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"mark" integer NOT NULL,
	CONSTRAINT "actor_marks_dossier_id_actor_id_pk" PRIMARY KEY("dossier_id","actor_id")
);
--> statement-breakpoint
ALTER TABLE "actor_marks" ADD CONSTRAINT "actor_marks_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor_marks" ADD CONSTRAINT "actor_marks_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;