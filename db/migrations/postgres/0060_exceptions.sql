CREATE TABLE "exceptions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"act" text COLLATE "C" NOT NULL,
	"citation" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"retired_at" text COLLATE "C",
	"created_at" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "invoked_exceptions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"text_version_id" text COLLATE "C",
	"start_at" integer,
	"end_at" integer,
	"exception_id" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C",
	CONSTRAINT "invoked_exceptions_place" CHECK (("invoked_exceptions"."text_version_id" is null) = ("invoked_exceptions"."start_at" is null) and ("invoked_exceptions"."start_at" is null) = ("invoked_exceptions"."end_at" is null))
);
--> statement-breakpoint
ALTER TABLE "exceptions" ADD CONSTRAINT "exceptions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoked_exceptions" ADD CONSTRAINT "invoked_exceptions_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoked_exceptions" ADD CONSTRAINT "invoked_exceptions_text_version_id_text_versions_id_fk" FOREIGN KEY ("text_version_id") REFERENCES "text_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoked_exceptions" ADD CONSTRAINT "invoked_exceptions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "exceptions_citation" ON "exceptions" USING btree ("act","citation");--> statement-breakpoint
CREATE UNIQUE INDEX "invoked_exceptions_mark" ON "invoked_exceptions" USING btree ("letter_id","text_version_id","start_at","exception_id") WHERE "invoked_exceptions"."text_version_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "invoked_exceptions_letter" ON "invoked_exceptions" USING btree ("letter_id","exception_id") WHERE "invoked_exceptions"."text_version_id" is null;--> statement-breakpoint
CREATE INDEX "invoked_exceptions_exception" ON "invoked_exceptions" USING btree ("exception_id","letter_id");