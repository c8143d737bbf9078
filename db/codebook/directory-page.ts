import { and, asc, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm'
import type { ActorKind } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, evidence } from '../schema/schema.ts'
import { listValues, selectActorsCounted, sumEvidenceOf } from '../statements/kept-counts.ts'
import { isActorVisible } from '../statements/visible-actors.ts'

/** What the directory is narrowed and ordered by; `newest` and `most` are of the positions that count for them. */
export type DirectoryFilter = {
  words?: string
  kinds?: readonly ActorKind[]
  order?: 'name' | 'newest' | 'most'
  /** Only those who stand on letters of the dossier or are quoted on its topics, with what of theirs is in it. */
  dossierId?: string
  /** Only those of whom an attribute, or a value of one, is so on the day. */
  attribute?: { attribute?: string; value?: string; day: Day }
  /** Only offices, which persons hold in turn. */
  heldInTurn?: boolean
  /** Those who were withdrawn, instead of all others. */
  withdrawn?: boolean
}

/** The topics and letters that an actor's numbers are of: those of one dossier, or all that the reader sees. */
export type DirectoryScope = { dossierId: string; topicIds: readonly string[] } | null

type PageChoice = {
  order: NonNullable<DirectoryFilter['order']>
  limit: number
  offset: number
  total: number
  scope: DirectoryScope
}

/** How many actors of a condition a reader sees: all without the few whom only letters closed to them name. */
export async function countVisibleActors(
  visible: VisibleScope,
  where: SQL | undefined,
): Promise<number> {
  const countWhere = async (more?: SQL) => {
    const [count] = await visible.db
      .select({ rows: sql<number>`cast(count(*) as integer)` })
      .from(actors)
      .where(and(where, more))
    return count?.rows ?? 0
  }
  const hidden = and(
    sql`${actors.letterId} in (${visible.closedLetters})`,
    sql`not ${isActorVisible(visible)}`,
  )
  return (await countWhere()) - (await countWhere(hidden))
}

/** The ids of a page of the actors of a condition, which says whom the reader sees, in the order asked for. */
export async function findDirectoryPage(
  visible: VisibleScope,
  where: SQL | undefined,
  choice: PageChoice,
): Promise<string[]> {
  const { order, limit, offset, scope } = choice
  const newest = order === 'newest' ? await findNewestActors(visible, where, choice) : null
  if (newest) return newest.slice(offset, offset + limit)
  const rows = await visible.db
    .select({ id: actors.id })
    .from(actors)
    .where(where)
    .orderBy(...directoryOrder(order, visible, scope), asc(actors.nameKey), asc(actors.id))
    .limit(limit)
    .offset(offset)
  return rows.map(({ id }) => id)
}

/** How many rows of evidence are read for one actor of a page, first and at most. */
const [fewRows, manyRows] = [10, 640]

/**
 * Those with the newest evidence, read off its newest rows, as many as lie before the end of a page; null where looking
 * at each actor is less: where not many are left, far down the list, or where little of the evidence is on the topics
 * of a dossier. Of the oldest day that was read some may be missing, so that day is left out.
 */
async function findNewestActors(
  visible: VisibleScope,
  where: SQL | undefined,
  { limit, offset, total, scope }: PageChoice,
): Promise<string[] | null> {
  const wanted = offset + limit
  if (wanted > 200 || total <= wanted * 2) return null
  const share = scope ? await findShareOfTopics(visible, scope.topicIds) : 1
  for (let read = Math.ceil((wanted * fewRows) / share); read <= wanted * manyRows; read *= 4) {
    // The topics are asked for afterwards, so that no more is read where others were spoken of last.
    const newest = visible.db
      .select({
        actorId: evidence.actorId,
        topicId: evidence.topicId,
        lastDay: evidence.lastDay,
      })
      .from(evidence)
      .where(visible.isVisible(evidence.letterId))
      .orderBy(desc(evidence.lastDay))
      .limit(read)
      .as('newest')
    const lastDay = sql<Day>`max(${newest.lastDay})`
    const [until] = await visible.db
      .select({ day: sql<Day | null>`min(${newest.lastDay})`, rows: sql<number>`count(*)` })
      .from(newest)
    const rows = await visible.db
      .select({ id: actors.id })
      .from(newest)
      .innerJoin(actors, eq(actors.id, newest.actorId))
      .where(
        and(
          where,
          lt(sql`${until?.day ?? ''}`, newest.lastDay),
          scope ? inArray(newest.topicId, [...scope.topicIds]) : undefined,
          await visible.leaveHiddenTopicsOut(newest.topicId),
        ),
      )
      .groupBy(actors.id, actors.nameKey)
      .orderBy(desc(lastDay), asc(actors.nameKey), asc(actors.id))
      .limit(wanted)
    if (rows.length === wanted) return rows.map(({ id }) => id)
    if ((until?.rows ?? 0) < read) return null
  }
  return null
}

/** How much of all positions is on the topics, from 0 to 1: about as much as of the evidence. */
async function findShareOfTopics(
  { db }: VisibleScope,
  topicIds: readonly string[],
): Promise<number> {
  if (!topicIds.length) return 0
  const isOwn = sql`t.counts_as_id in ${listValues(topicIds)}`
  const [kept] = await db
    .select({
      own: sql<number>`cast(sum(case when ${isOwn} then k.number else 0 end) as integer)`,
      all: sql<number>`cast(sum(k.number) as integer)`,
    })
    .from(sql`kept_counts k join topics t on t.id = k.id`)
    .where(sql`k.kind = 'positions'`)
  return kept?.all ? kept.own / kept.all : 0
}

/** The newest day is looked up topic by topic, as each is the end of one range of the evidence. */
export function newestDayOf(
  { closedLetters, isTopicVisible }: VisibleScope,
  scope: DirectoryScope,
): SQL {
  const seen = and(
    isTopicVisible(sql`t.id`),
    scope ? sql`t.id in ${listValues(scope.topicIds)}` : undefined,
  )
  return sql`(select max(newest.day) from (select (select max(e.last_day) from evidence e
    where e.actor_id = ${actors.id} and e.topic_id = t.id and e.letter_id not in (${closedLetters})) as day
    from topics t${seen ? sql` where ${seen}` : sql``}) newest)`
}

function directoryOrder(
  order: PageChoice['order'],
  visible: VisibleScope,
  scope: DirectoryScope,
): SQL[] {
  if (order === 'name') return []
  if (order === 'most')
    return [sql`${sumEvidenceOf(visible, sql`${actors.id}`, scope?.topicIds)} desc`]
  return [sql`coalesce(${newestDayOf(visible, scope)}, '') desc`]
}

/** Whether an actor, or one that counts as them, stands on a letter of a dossier or is quoted on one of its topics. */
export function isInDossier(
  visible: VisibleScope,
  { dossierId, topicIds }: NonNullable<DirectoryScope>,
): SQL {
  const quoted = topicIds.length
    ? sql`${actors.id} in (${selectActorsCounted(visible, topicIds)})`
    : sql`false`
  return sql`(${quoted} or exists (select 1 from actors g join parties p on p.actor_id = g.id
    join dossier_letters d on d.letter_id = p.letter_id and d.dossier_id = ${dossierId}
    where ${and(
      sql`g.counts_as_id = ${actors.id}`,
      sql`p.letter_id not in (${visible.closedLetters})`,
      visible.isDossierVisible(sql`d.dossier_id`),
    )}))`
}
