import { and, type SQL, sql } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dueLists } from './due-lists.ts'

/**
 * What triggers keep beside the tables (migration `kept-counts`), so that a count costs the same however much is
 * stored: for each audience of letters that were not withdrawn
 * - `letters`: the letters of a dossier, and under `all` those of the whole store,
 * - `listed`: the letters of a list (`letter_lists`): those that state something on a topic, and, by the dossier and
 *   a state of coding, those that lie in it and are so far (`keyOfCodingList`),
 * - `listed in`: those of a topic's list that lie in a dossier, under the ids of both (`keyOfTopicIn`),
 * - `positions`: the approved positions that were coded with a topic.
 * On a server several processes count in rows of their own (`slot`), so that none waits for another.
 */
export type KeptCount = 'letters' | 'listed' | 'listed in' | 'positions'

/** Under what all letters of the store are counted. */
export const allLetters = 'all'

/** Under what the letters are counted that state something on a topic and lie in a dossier. */
export const keyOfTopicIn = (dossierId: string, topicId: string): string =>
  `${dossierId} ${topicId}`

/**
 * How many there are under one of the ids, of the letters that somebody sees: what is kept for the audiences that they
 * belong to, and what the letters for named people that they see hold.
 */
export function sumKept(
  visible: VisibleScope,
  kind: KeptCount,
  ids: readonly string[],
): SQL<number> {
  const { openAudiences, openNamedLetters, blindLetters } = visible
  const all = sql`(select coalesce(sum(number), 0) from kept_counts where kind = ${kind}
    and id in ${listValues(ids)} and audience in ${listValues(openAudiences)})`
  const kept = blindLetters === null ? all : sql`${all} - (${countNamed(kind, ids, blindLetters)})`
  return openNamedLetters === null
    ? sql<number>`cast(${kept} as integer)`
    : sql<number>`cast(${kept} + (${countNamed(kind, ids, openNamedLetters)}) as integer)`
}

/**
 * The same of the few letters for named people that somebody sees, one after the other: written as one query for each,
 * because PostgreSQL would join them from whichever table it takes for the smallest.
 */
function countNamed(kind: KeptCount, ids: readonly string[], named: SQL): SQL {
  const under = listValues(ids)
  if (kind === 'letters')
    return sql`select count(*) from (select dossier_id as id, letter_id from dossier_letters
      where letter_id in (${named}) union all select ${allLetters}, id from letters where id in (${named})) d
      where d.id in ${under}`
  return sql`select coalesce(sum((${countOfLetter[kind](under)})), 0) from (${named}) n`
}

/** How many of a letter `n` are counted under one of the ids. */
const countOfLetter: Record<Exclude<KeptCount, 'letters'>, (under: SQL) => SQL> = {
  listed: (under) =>
    sql`select count(*) from letter_lists x where x.letter_id = n.id and x.list_id in ${under}`,
  'listed in': (
    under,
  ) => sql`select count(*) from letter_lists x cross join dossier_letters d where x.letter_id = n.id
    and d.letter_id = n.id and d.dossier_id || ' ' || x.list_id in ${under}`,
  positions: (
    under,
  ) => sql`select count(*) from positions p where p.letter_id = n.id and p.status = 'approved'
    and p.topic_id in ${under}`,
}

/** How many positions count for an actor, on all topics or on these, of the letters that somebody sees. */
export function sumEvidenceOf(
  visible: VisibleScope,
  actorId: SQL,
  topicIds?: readonly string[],
): SQL<number> {
  if (topicIds?.length === 0) return sql<number>`cast(0 as integer)`
  const isAsked = (topicId: SQL) =>
    and(topicIds && sql`${topicId} in ${listValues(topicIds)}`, visible.isTopicVisible(topicId))
  const { openAudiences, openNamedLetters, blindLetters } = visible
  const all = sql`(select coalesce(sum(c.number), 0) from evidence_counts c where ${and(
    sql`c.actor_id = ${actorId}`,
    sql`c.audience in ${listValues(openAudiences)}`,
    isAsked(sql`c.topic_id`),
  )})`
  const ofPosition = sql`select count(*) from evidence e where ${and(
    sql`e.position_id = p.id`,
    sql`e.actor_id = ${actorId}`,
    isAsked(sql`e.topic_id`),
  )}`
  const ofLetter = sql`select coalesce(sum((${ofPosition})), 0) from positions p where p.letter_id = n.id`
  const sumOf = (letters: SQL) => sql`(select coalesce(sum((${ofLetter})), 0) from (${letters}) n)`
  const kept = blindLetters === null ? all : sql`${all} - ${sumOf(blindLetters)}`
  return openNamedLetters === null
    ? sql<number>`cast(${kept} as integer)`
    : sql<number>`cast(${kept} + ${sumOf(openNamedLetters)} as integer)`
}

/** The ids of those for whom a position counts on one of the topics, of the letters that somebody sees. */
export function selectActorsCounted(visible: VisibleScope, topicIds: readonly string[]): SQL {
  const { openAudiences, openNamedLetters, blindLetters } = visible
  const evidenceIn = (
    letters: SQL,
  ) => sql`from (${letters}) n cross join positions p cross join evidence e
    where p.letter_id = n.id and e.position_id = p.id and e.topic_id in ${listValues(topicIds)}`
  const less =
    blindLetters === null
      ? sql``
      : sql` - (select count(*) ${evidenceIn(blindLetters)} and e.actor_id = evidence_counts.actor_id)`
  const kept = sql`select actor_id from evidence_counts where topic_id in ${listValues(topicIds)}
    and audience in ${listValues(openAudiences)} group by actor_id having sum(number)${less} > 0`
  return openNamedLetters === null
    ? kept
    : sql`select actor_id from (${kept}) c union select e.actor_id ${evidenceIn(openNamedLetters)}`
}

export function listValues(values: readonly string[]): SQL {
  return sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`
}

/** Ids of letters and dossiers, topics and actors for which something else is kept than the tables say. */
export function staleCounts(): SQL {
  const listed = sql`select distinct list_id, last_day, letter_id from (${dueLists}) due`
  const kept = sql`select kind, id, audience, sum(number) as number from kept_counts group by kind, id, audience
    having sum(number) <> 0`
  const due = sql`select 'letters' as kind, ${allLetters} as id, visibility as audience, count(*) as number
    from letters where withdrawn_at is null group by visibility
    union all select 'letters', d.dossier_id, l.visibility, count(*) from dossier_letters d
    join letters l on l.id = d.letter_id where l.withdrawn_at is null group by d.dossier_id, l.visibility
    union all select 'listed', x.list_id, l.visibility, count(*) from (${listed}) x join letters l on l.id = x.letter_id
    where l.withdrawn_at is null group by x.list_id, l.visibility
    union all select 'listed in', d.dossier_id || ' ' || x.list_id, l.visibility, count(*) from (${listed}) x
    join topics t on t.id = x.list_id join dossier_letters d on d.letter_id = x.letter_id
    join letters l on l.id = x.letter_id where l.withdrawn_at is null group by d.dossier_id, x.list_id, l.visibility
    union all select 'positions', p.topic_id, l.visibility, count(*)
    from positions p join letters l on l.id = p.letter_id
    where p.status = 'approved' and l.withdrawn_at is null group by p.topic_id, l.visibility`
  const keptEvidence = sql`select actor_id, topic_id, audience, sum(number) as number from evidence_counts
    group by actor_id, topic_id, audience having sum(number) <> 0`
  const dueEvidence = sql`select e.actor_id, e.topic_id, l.visibility as audience, count(*) as number from evidence e
    join letters l on l.id = e.letter_id where l.withdrawn_at is null group by e.actor_id, e.topic_id, l.visibility`
  const lists = sql`select list_id, last_day, letter_id from letter_lists`
  const differing = (column: SQL, one: SQL, other: SQL) =>
    sql`select ${column} as id from (select * from (${one}) a except select * from (${other}) b) more
      union select ${column} from (select * from (${other}) a except select * from (${one}) b) less`
  return sql`(${differing(sql`letter_id`, lists, listed)} union ${differing(sql`id`, kept, due)}
    union ${differing(sql`actor_id`, keptEvidence, dueEvidence)})`
}
