CREATE TABLE "list_rows" (
	"list_id" text COLLATE "C" NOT NULL,
	"row" integer NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"plan" json NOT NULL,
	CONSTRAINT "list_rows_list_id_row_pk" PRIMARY KEY("list_id","row"),
	CONSTRAINT "list_rows_state_known" CHECK ("list_rows"."state" in ('new', 'changed', 'same', 'asked', 'refused', 'left out'))
);
--> statement-breakpoint
CREATE TABLE "lists" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C",
	"dossier_id" text COLLATE "C",
	"name" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"mapping" json,
	"choices" json NOT NULL,
	"questions" json NOT NULL,
	"told_by" text COLLATE "C",
	"told_via" text COLLATE "C",
	"taken_at" text COLLATE "C",
	"stayed" json,
	"revision" integer NOT NULL,
	"deeds" json,
	"cells" json NOT NULL,
	CONSTRAINT "lists_kind" CHECK ("lists"."kind" in ('actors', 'topics', 'milestones')),
	CONSTRAINT "lists_state_known" CHECK ("lists"."state" in ('asking', 'planning', 'planned', 'storing', 'stored', 'undoing', 'undone'))
);
--> statement-breakpoint
ALTER TABLE "list_rows" ADD CONSTRAINT "list_rows_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lists" ADD CONSTRAINT "lists_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lists" ADD CONSTRAINT "lists_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lists" ADD CONSTRAINT "lists_told_by_users_id_fk" FOREIGN KEY ("told_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "list_rows_state" ON "list_rows" USING btree ("list_id","state","row");--> statement-breakpoint
CREATE INDEX "lists_state" ON "lists" USING btree ("state");--> statement-breakpoint
CREATE INDEX "lists_created" ON "lists" USING btree ("created_at");