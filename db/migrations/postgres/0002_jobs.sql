CREATE TABLE "jobs" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"claimed_by" text COLLATE "C",
	"claimed_until" text COLLATE "C",
	"done_at" text COLLATE "C",
	"done_on" text COLLATE "C"
);
