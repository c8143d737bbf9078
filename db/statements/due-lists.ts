import { type SQL, sql } from 'drizzle-orm'

/**
 * What `letter_lists` has to hold, worked out from everything that is stored: list, last day and letter. Triggers say
 * the same of the letters that something was changed of (migration `codings-and-proposals`): the letters of each topic,
 * those of each dossier by how far their coding is for all coders together and for each who began, and those that
 * everybody was done with before a topic or a new text came.
 */
export const dueLists: SQL = sql`select t.counts_as_id as list_id, l.last_day, l.id as letter_id
    from positions p join topics t on t.id = p.topic_id
    join letters l on l.id = p.letter_id where p.status <> 'withdrawn'
  union all select d.dossier_id || case
      when exists (select 1 from positions p join rechecks r on r.position_id = p.id
        join topics a on a.id = r.topic_id
        join topics t on t.id = p.topic_id and t.counts_as_id = a.counts_as_id
        join topics o on o.counts_as_id = t.counts_as_id
        join dossier_topics u on u.topic_id = o.id and u.dossier_id = d.dossier_id
        where p.letter_id = d.letter_id and p.status = 'approved') then ' recheck'
      when exists (select 1 from codings c where c.dossier_id = d.dossier_id
        and c.letter_id = d.letter_id
        and c.state = 'finished') then ' finished'
      when exists (select 1 from positions p join topics t on t.id = p.topic_id
        join topics o on o.counts_as_id = t.counts_as_id
        join dossier_topics u on u.topic_id = o.id and u.dossier_id = d.dossier_id
        where p.letter_id = d.letter_id and p.status <> 'withdrawn') then ' begun'
      when exists (select 1 from codings c where c.dossier_id = d.dossier_id
        and c.letter_id = d.letter_id) then ' nothing'
      else '' end, d.last_day, d.letter_id
    from dossier_letters d
  union all select d.dossier_id || case
      when exists (select 1 from positions q join rechecks r on r.position_id = q.id
        join topics a on a.id = r.topic_id
        join topics b on b.id = q.topic_id and b.counts_as_id = a.counts_as_id
        join topics o on o.counts_as_id = b.counts_as_id
        join dossier_topics u on u.topic_id = o.id and u.dossier_id = d.dossier_id
        where q.letter_id = d.letter_id and q.created_by = p.created_by and q.status = 'approved') then ' recheck '
      when exists (select 1 from codings c where c.dossier_id = d.dossier_id
        and c.letter_id = d.letter_id
        and c.user_id = p.created_by and c.state = 'finished') then ' finished '
      else ' begun ' end || p.created_by, d.last_day, d.letter_id
    from dossier_letters d join positions p on p.letter_id = d.letter_id and p.status <> 'withdrawn'
    where p.created_by is not null and exists (select 1 from topics t
      join topics o on o.counts_as_id = t.counts_as_id
      join dossier_topics u on u.topic_id = o.id and u.dossier_id = d.dossier_id where t.id = p.topic_id)
  union all select d.dossier_id || ' ' || c.state || ' ' || c.user_id, d.last_day, d.letter_id
    from dossier_letters d join codings c on c.letter_id = d.letter_id and c.dossier_id = d.dossier_id
    where not exists (select 1 from positions p join topics t on t.id = p.topic_id
        join topics o on o.counts_as_id = t.counts_as_id
      join dossier_topics u on u.topic_id = o.id and u.dossier_id = d.dossier_id
      where p.letter_id = d.letter_id and p.created_by = c.user_id
        and p.status <> 'withdrawn')
  union all select d.dossier_id || ' outdated', d.last_day, d.letter_id from dossier_letters d
    where exists (select 1 from codings c where c.dossier_id = d.dossier_id
        and c.letter_id = d.letter_id)
    and not exists (select 1 from codings c where c.dossier_id = d.dossier_id
        and c.letter_id = d.letter_id
      and not exists (select 1 from dossier_topics u where u.dossier_id = d.dossier_id and u.added_at > c.at)
      and not exists (select 1 from text_versions v where v.letter_id = d.letter_id and v.version > c.text_version))`
