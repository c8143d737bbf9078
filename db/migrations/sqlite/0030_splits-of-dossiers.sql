DROP INDEX `splits_open`;--> statement-breakpoint
ALTER TABLE `splits` ADD `dossier_id` text REFERENCES dossiers(id);--> statement-breakpoint
CREATE UNIQUE INDEX `splits_open` ON `splits` (`topic_id`,`dossier_id`) WHERE "splits"."done_at" is null;--> statement-breakpoint
-- Begun before dossiers were kept: in one that uses the topic and most of its parts, a team's first, so that none leaks.
UPDATE splits SET dossier_id = (SELECT d.id FROM dossiers d WHERE EXISTS (SELECT 1 FROM dossier_topics u
    JOIN topics t ON t.id = u.topic_id JOIN topics own ON own.id = splits.topic_id
    WHERE u.dossier_id = d.id AND t.counts_as_id = own.counts_as_id)
  ORDER BY (SELECT count(*) FROM dossier_topics u WHERE u.dossier_id = d.id
    AND u.topic_id IN (splits.first_id, splits.second_id)) DESC, d.audience DESC, d.created_at, d.id LIMIT 1);
