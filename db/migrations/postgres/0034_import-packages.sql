CREATE TABLE "import_packages" (
	"item_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"import_id" text COLLATE "C" NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_packages" ADD CONSTRAINT "import_packages_item_id_import_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "import_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_packages" ADD CONSTRAINT "import_packages_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_packages_import" ON "import_packages" USING btree ("import_id");