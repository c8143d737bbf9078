CREATE TABLE `actor_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`actor_id` text NOT NULL,
	`kind` text NOT NULL,
	`attribute` text,
	`attribute_key` text,
	`value` text,
	`value_key` text,
	`successor_id` text,
	`first_day` text,
	`last_day` text,
	`from_edtf` text,
	`to_edtf` text,
	`letter_id` text,
	`source` text,
	`said_by` text,
	`said_day` text,
	`withdrawn_at` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`said_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "actor_facts_kind" CHECK(("actor_facts"."kind" = 'name' and "actor_facts"."value" is not null and "actor_facts"."attribute" is null
          and "actor_facts"."successor_id" is null)
        or ("actor_facts"."kind" = 'attribute' and "actor_facts"."value" is not null and "actor_facts"."attribute" is not null
          and "actor_facts"."successor_id" is null)
        or ("actor_facts"."kind" = 'successor' and "actor_facts"."value" is null and "actor_facts"."attribute" is null
          and "actor_facts"."successor_id" is not null and "actor_facts"."successor_id" <> "actor_facts"."actor_id")),
	CONSTRAINT "actor_facts_days" CHECK("actor_facts"."first_day" is null or "actor_facts"."last_day" is null or "actor_facts"."first_day" <= "actor_facts"."last_day")
);
--> statement-breakpoint
CREATE INDEX `actor_facts_actor` ON `actor_facts` (`actor_id`);--> statement-breakpoint
CREATE INDEX `actor_facts_successor` ON `actor_facts` (`successor_id`);--> statement-breakpoint
CREATE INDEX `actor_facts_letter` ON `actor_facts` (`letter_id`);--> statement-breakpoint
CREATE INDEX `actor_facts_value` ON `actor_facts` (`attribute_key`,`value_key`);--> statement-breakpoint
ALTER TABLE `actors` ADD `held_in_turn` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `actors` ADD `withdrawn_at` text;