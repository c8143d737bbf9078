CREATE TABLE "erased_hashes" (
	"sha256" text COLLATE "C" NOT NULL,
	"erasure_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "erased_hashes_sha256_erasure_id_pk" PRIMARY KEY("sha256","erasure_id")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C",
	"via" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"letters" integer NOT NULL,
	"open" boolean NOT NULL,
	CONSTRAINT "erasures_kind" CHECK ("erasures"."kind" in ('letter', 'person')),
	CONSTRAINT "erasures_reason" CHECK (length("erasures"."reason") > 0)
);
--> statement-breakpoint
ALTER TABLE "erased_hashes" ADD CONSTRAINT "erased_hashes_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasures_subject" ON "erasures" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_letter" ON "erasures" USING btree ("subject_id") WHERE "erasures"."kind" = 'letter';
--> statement-breakpoint
CREATE FUNCTION refuse_unless_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM erasures WHERE open) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '%', TG_ARGV[0];
END
$$;
--> statement-breakpoint
DROP TRIGGER text_versions_stay ON text_versions;
--> statement-breakpoint
CREATE TRIGGER text_versions_stay BEFORE UPDATE ON text_versions FOR EACH ROW EXECUTE FUNCTION refuse_unless_erasing('The text of a letter is never changed; a correction is a new version.');
--> statement-breakpoint
DROP TRIGGER files_stay ON files;
--> statement-breakpoint
CREATE TRIGGER files_stay BEFORE UPDATE ON files FOR EACH ROW EXECUTE FUNCTION refuse_unless_erasing('The file of a letter is never changed.');
--> statement-breakpoint
DROP TRIGGER audit_stays ON audit;
--> statement-breakpoint
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_unless_erasing('The audit log is never changed.');
--> statement-breakpoint
CREATE TRIGGER erasures_stay BEFORE UPDATE ON erasures FOR EACH ROW EXECUTE FUNCTION refuse_unless_erasing('What is said of an erasure is never changed.');
--> statement-breakpoint
CREATE TRIGGER erasures_kept BEFORE DELETE ON erasures FOR EACH ROW EXECUTE FUNCTION refuse('What is said of an erasure is never deleted.');
--> statement-breakpoint
CREATE TRIGGER erasures_not_emptied BEFORE TRUNCATE ON erasures EXECUTE FUNCTION refuse('What is said of an erasure is never deleted.');
