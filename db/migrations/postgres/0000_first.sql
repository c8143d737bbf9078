CREATE TABLE "actors" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "actors_kind" CHECK ("actors"."kind" in ('person', 'organisation', 'unit'))
);
--> statement-breakpoint
CREATE TABLE "affiliations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"organisation_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C",
	"first_day" text COLLATE "C",
	"last_day" text COLLATE "C",
	CONSTRAINT "affiliations_days" CHECK ("affiliations"."first_day" is null or "affiliations"."last_day" is null or "affiliations"."first_day" <= "affiliations"."last_day"),
	CONSTRAINT "affiliations_self" CHECK ("affiliations"."member_id" <> "affiliations"."organisation_id")
);
--> statement-breakpoint
CREATE TABLE "aliases" (
	"actor_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	CONSTRAINT "aliases_actor_id_name_pk" PRIMARY KEY("actor_id","name")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C",
	"via" text COLLATE "C" NOT NULL,
	"deed" text COLLATE "C" NOT NULL,
	"thing" text COLLATE "C" NOT NULL,
	"thing_id" text COLLATE "C" NOT NULL,
	"before" json,
	"after" json,
	CONSTRAINT "audit_via" CHECK ("audit"."via" in ('screen', 'command line', 'seed'))
);
--> statement-breakpoint
CREATE TABLE "dossiers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"procedure" text COLLATE "C",
	"summary" text COLLATE "C",
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"actor_id" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"last_day" text COLLATE "C" NOT NULL,
	"position_id" text COLLATE "C" NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"first_day" text COLLATE "C" NOT NULL,
	"edtf" text COLLATE "C" NOT NULL,
	"level" integer,
	"absence" text COLLATE "C",
	"conditional" boolean NOT NULL,
	"reported" boolean NOT NULL,
	CONSTRAINT "evidence_actor_id_topic_id_last_day_position_id_pk" PRIMARY KEY("actor_id","topic_id","last_day","position_id")
);
--> statement-breakpoint
CREATE TABLE "evidence_versions" (
	"actor_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"media_type" text COLLATE "C" NOT NULL,
	"size" integer NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C",
	"edtf" text COLLATE "C" NOT NULL,
	"first_day" text COLLATE "C" NOT NULL,
	"last_day" text COLLATE "C" NOT NULL,
	"basis" text COLLATE "C",
	"reference" text COLLATE "C",
	"reference_truncated" boolean NOT NULL,
	"reply_kind" text COLLATE "C",
	"reply_edtf" text COLLATE "C",
	"created_at" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C",
	"revision" integer NOT NULL,
	CONSTRAINT "letters_days" CHECK ("letters"."first_day" <= "letters"."last_day"),
	CONSTRAINT "letters_kind" CHECK ("letters"."kind" in ('letter', 'e-mail', 'statement', 'speech', 'position paper', 'consultation response', 'open letter')),
	CONSTRAINT "letters_basis" CHECK ("letters"."first_day" = "letters"."last_day" or "letters"."basis" is not null)
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"edtf" text COLLATE "C" NOT NULL,
	"first_day" text COLLATE "C" NOT NULL,
	"last_day" text COLLATE "C" NOT NULL,
	"basis" text COLLATE "C",
	CONSTRAINT "milestones_days" CHECK ("milestones"."first_day" <= "milestones"."last_day")
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"token_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL,
	"used_at" text COLLATE "C",
	"created_by" text COLLATE "C",
	"user_id" text COLLATE "C",
	"email" text COLLATE "C",
	"email_key" text COLLATE "C",
	"role" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "parties" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"place" integer NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C",
	"capacity" text COLLATE "C",
	"organisation" text COLLATE "C",
	"unit" text COLLATE "C",
	"last_day" text COLLATE "C" NOT NULL,
	CONSTRAINT "parties_role" CHECK ("parties"."role" in ('author', 'on_behalf_of', 'recipient', 'cc'))
);
--> statement-breakpoint
CREATE TABLE "position_holders" (
	"position_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "position_holders_position_id_actor_id_pk" PRIMARY KEY("position_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"text_version_id" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	"exact" text COLLATE "C" NOT NULL,
	"prefix" text COLLATE "C" NOT NULL,
	"suffix" text COLLATE "C" NOT NULL,
	"start_at" integer NOT NULL,
	"end_at" integer NOT NULL,
	"paragraph" integer,
	"level" integer,
	"absence" text COLLATE "C",
	"conditional" boolean NOT NULL,
	"condition" text COLLATE "C",
	"note" text COLLATE "C",
	"reported" boolean NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"last_day" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C",
	"changed_at" text COLLATE "C" NOT NULL,
	"changed_by" text COLLATE "C",
	"revision" integer NOT NULL,
	CONSTRAINT "positions_place" CHECK ("positions"."start_at" >= 0 and "positions"."start_at" < "positions"."end_at" and length("positions"."exact") > 0),
	CONSTRAINT "positions_level" CHECK ("positions"."level" is null or "positions"."level" between -2 and 2),
	CONSTRAINT "positions_absence" CHECK ("positions"."absence" is null or "positions"."absence" in ('evaded', 'withheld', 'no_position')),
	CONSTRAINT "positions_level_or_absence" CHECK (("positions"."level" is null) <> ("positions"."absence" is null)),
	CONSTRAINT "positions_condition" CHECK ("positions"."conditional" = ("positions"."condition" is not null) and (not "positions"."conditional" or "positions"."level" is not null)),
	CONSTRAINT "positions_status" CHECK ("positions"."status" in ('draft', 'approved', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL,
	"last_used_at" text COLLATE "C",
	"user_agent" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"account" text COLLATE "C" NOT NULL,
	"address" text COLLATE "C" NOT NULL,
	"failures" integer NOT NULL,
	"last_failed_at" text COLLATE "C",
	"succeeded_at" text COLLATE "C",
	CONSTRAINT "sign_ins_account_address_pk" PRIMARY KEY("account","address"),
	CONSTRAINT "sign_ins_failures" CHECK ("sign_ins"."failures" >= 0)
);
--> statement-breakpoint
CREATE TABLE "text_versions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"letter_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"created_at" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"scope" text COLLATE "C" NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C",
	"last_used_at" text COLLATE "C",
	"revoked_at" text COLLATE "C",
	CONSTRAINT "tokens_scope" CHECK ("tokens"."scope" in ('read', 'write'))
);
--> statement-breakpoint
CREATE TABLE "topic_versions" (
	"topic_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"proposition" text COLLATE "C" NOT NULL,
	"anchors" json NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C",
	CONSTRAINT "topic_versions_topic_id_version_pk" PRIMARY KEY("topic_id","version"),
	CONSTRAINT "topic_versions_version" CHECK ("topic_versions"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dossier_id" text COLLATE "C" NOT NULL,
	"place" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"email_key" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"password_hash" text COLLATE "C",
	"created_at" text COLLATE "C" NOT NULL,
	"last_sign_in_at" text COLLATE "C",
	"last_seen_at" text COLLATE "C",
	"deactivated_at" text COLLATE "C",
	CONSTRAINT "users_role" CHECK ("users"."role" in ('viewer', 'coder', 'editor', 'admin'))
);
--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_member_id_actors_id_fk" FOREIGN KEY ("member_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_organisation_id_actors_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aliases" ADD CONSTRAINT "aliases_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_versions" ADD CONSTRAINT "evidence_versions_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_holders" ADD CONSTRAINT "position_holders_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_holders" ADD CONSTRAINT "position_holders_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_text_version_id_text_versions_id_fk" FOREIGN KEY ("text_version_id") REFERENCES "text_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_versions" ADD CONSTRAINT "topic_versions_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_versions" ADD CONSTRAINT "topic_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actors_name" ON "actors" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "affiliations_member" ON "affiliations" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "affiliations_organisation" ON "affiliations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "aliases_name" ON "aliases" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "audit_thing" ON "audit" USING btree ("thing","thing_id");--> statement-breakpoint
CREATE INDEX "evidence_position" ON "evidence" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "files_letter" ON "files" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "files_hash" ON "files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "identities_user" ON "identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "letters_days" ON "letters" USING btree ("last_day","id");--> statement-breakpoint
CREATE INDEX "letters_kind" ON "letters" USING btree ("kind","last_day");--> statement-breakpoint
CREATE INDEX "milestones_dossier" ON "milestones" USING btree ("dossier_id","first_day");--> statement-breakpoint
CREATE INDEX "one_time_links_purpose" ON "one_time_links" USING btree ("purpose","email_key");--> statement-breakpoint
CREATE INDEX "one_time_links_user" ON "one_time_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "parties_letter" ON "parties" USING btree ("letter_id","place");--> statement-breakpoint
CREATE INDEX "parties_actor" ON "parties" USING btree ("actor_id","role","last_day");--> statement-breakpoint
CREATE INDEX "position_holders_actor" ON "position_holders" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "positions_letter" ON "positions" USING btree ("letter_id","start_at","status");--> statement-breakpoint
CREATE INDEX "positions_topic" ON "positions" USING btree ("topic_id","status","last_day");--> statement-breakpoint
CREATE INDEX "positions_days" ON "positions" USING btree ("last_day","created_at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_ins_failed" ON "sign_ins" USING btree ("last_failed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "text_versions_letter" ON "text_versions" USING btree ("letter_id","version");--> statement-breakpoint
CREATE INDEX "text_versions_hash" ON "text_versions" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "tokens_hash" ON "tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "tokens_user" ON "tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "topics_dossier" ON "topics" USING btree ("dossier_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email_key");