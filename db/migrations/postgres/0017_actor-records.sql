CREATE TABLE "register_ids" (
	"actor_id" text COLLATE "C" NOT NULL,
	"register" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"given_day" text COLLATE "C" NOT NULL,
	CONSTRAINT "register_ids_actor_id_register_pk" PRIMARY KEY("actor_id","register")
);
--> statement-breakpoint
ALTER TABLE "actors" ADD COLUMN "note" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "actors" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "typed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "from_edtf" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "to_edtf" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "source" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "said_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "said_day" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "withdrawn_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "affiliations" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "register_ids" ADD CONSTRAINT "register_ids_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "register_ids_number" ON "register_ids" USING btree ("number");--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_said_by_users_id_fk" FOREIGN KEY ("said_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;