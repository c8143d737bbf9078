CREATE TABLE "actor_facts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"attribute" text COLLATE "C",
	"attribute_key" text COLLATE "C",
	"value" text COLLATE "C",
	"value_key" text COLLATE "C",
	"successor_id" text COLLATE "C",
	"first_day" text COLLATE "C",
	"last_day" text COLLATE "C",
	"from_edtf" text COLLATE "C",
	"to_edtf" text COLLATE "C",
	"letter_id" text COLLATE "C",
	"source" text COLLATE "C",
	"said_by" text COLLATE "C",
	"said_day" text COLLATE "C",
	"withdrawn_at" text COLLATE "C",
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "actor_facts_kind" CHECK (("actor_facts"."kind" = 'name' and "actor_facts"."value" is not null and "actor_facts"."attribute" is null
          and "actor_facts"."successor_id" is null)
        or ("actor_facts"."kind" = 'attribute' and "actor_facts"."value" is not null and "actor_facts"."attribute" is not null
          and "actor_facts"."successor_id" is null)
        or ("actor_facts"."kind" = 'successor' and "actor_facts"."value" is null and "actor_facts"."attribute" is null
          and "actor_facts"."successor_id" is not null and "actor_facts"."successor_id" <> "actor_facts"."actor_id")),
	CONSTRAINT "actor_facts_days" CHECK ("actor_facts"."first_day" is null or "actor_facts"."last_day" is null or "actor_facts"."first_day" <= "actor_facts"."last_day")
);
--> statement-breakpoint
ALTER TABLE "actors" ADD COLUMN "held_in_turn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "actors" ADD COLUMN "withdrawn_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "actor_facts" ADD CONSTRAINT "actor_facts_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor_facts" ADD CONSTRAINT "actor_facts_successor_id_actors_id_fk" FOREIGN KEY ("successor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor_facts" ADD CONSTRAINT "actor_facts_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor_facts" ADD CONSTRAINT "actor_facts_said_by_users_id_fk" FOREIGN KEY ("said_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actor_facts_actor" ON "actor_facts" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "actor_facts_successor" ON "actor_facts" USING btree ("successor_id");--> statement-breakpoint
CREATE INDEX "actor_facts_letter" ON "actor_facts" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "actor_facts_value" ON "actor_facts" USING btree ("attribute_key","value_key");