CREATE TABLE "column_mappings" (
	"headers" text COLLATE "C" PRIMARY KEY NOT NULL,
	"mapping" json NOT NULL,
	"used_at" text COLLATE "C" NOT NULL,
	"used_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"import_id" text COLLATE "C" NOT NULL,
	"place" integer NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"size" integer NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"sheets" json,
	"mapping" json,
	"created_at" text COLLATE "C" NOT NULL,
	"bytes" "bytea",
	CONSTRAINT "import_files_state" CHECK ("import_files"."state" in ('waiting', 'columns', 'read', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "import_items" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"import_id" text COLLATE "C" NOT NULL,
	"file_id" text COLLATE "C" NOT NULL,
	"place" integer NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"text_hash" text COLLATE "C",
	"media_type" text COLLATE "C",
	"sha256" text COLLATE "C",
	"draft" json,
	"asks" json NOT NULL,
	"same" json,
	"prints" json NOT NULL,
	"accepted_by" text COLLATE "C",
	"accepted_via" text COLLATE "C",
	"revision" integer NOT NULL,
	"text" text COLLATE "C",
	"bytes" "bytea",
	CONSTRAINT "import_items_state_known" CHECK ("import_items"."state" in ('asking', 'doubtful', 'ready', 'left out', 'accepted', 'stored', 'withdrawn', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"via" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"stopped" boolean NOT NULL,
	"since" text COLLATE "C",
	"done_before" integer NOT NULL,
	"doing" text COLLATE "C",
	"told_by" text COLLATE "C",
	"told_via" text COLLATE "C",
	"audience" json NOT NULL,
	"languages" json NOT NULL,
	"answers" json NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "imports_via" CHECK ("imports"."via" in ('screen', 'command line', 'api', 'watched folder')),
	CONSTRAINT "imports_state_known" CHECK ("imports"."state" in ('reading', 'planned', 'storing', 'undoing', 'undone', 'redoing'))
);
--> statement-breakpoint
CREATE TABLE "letter_prints" (
	"print" integer NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "letter_prints_print_letter_id_pk" PRIMARY KEY("print","letter_id")
);
--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "excerpt" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "source_url" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "source_note" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "message_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "answers_message_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "attached_to_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "import_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "withdrawn_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "withdrawn_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "text_versions" ADD COLUMN "pages" json;--> statement-breakpoint
ALTER TABLE "column_mappings" ADD CONSTRAINT "column_mappings_used_by_users_id_fk" FOREIGN KEY ("used_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_file_id_import_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "import_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_told_by_users_id_fk" FOREIGN KEY ("told_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_prints" ADD CONSTRAINT "letter_prints_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_files_state_of" ON "import_files" USING btree ("import_id","state","size");--> statement-breakpoint
CREATE UNIQUE INDEX "import_files_place" ON "import_files" USING btree ("import_id","place");--> statement-breakpoint
CREATE INDEX "import_files_hash" ON "import_files" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "import_items_place" ON "import_items" USING btree ("import_id","place");--> statement-breakpoint
CREATE INDEX "import_items_state" ON "import_items" USING btree ("import_id","state","place");--> statement-breakpoint
CREATE INDEX "import_items_file" ON "import_items" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "import_items_text" ON "import_items" USING btree ("import_id","text_hash");--> statement-breakpoint
CREATE INDEX "imports_state" ON "imports" USING btree ("state","stopped");--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "letter_prints_letter" ON "letter_prints" USING btree ("letter_id");--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letters_import" ON "letters" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "letters_message" ON "letters" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "letters_answers" ON "letters" USING btree ("answers_message_id");--> statement-breakpoint
CREATE INDEX "letters_attached" ON "letters" USING btree ("attached_to_id");--> statement-breakpoint
CREATE INDEX "letters_withdrawn" ON "letters" USING btree ("withdrawn_at") WHERE "letters"."withdrawn_at" is not null;