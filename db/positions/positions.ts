import { and, asc, eq, gt, gte, inArray, lte, sql, type SQL } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import type { Level } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { bindFirst } from '../core/bind-first.ts'
import { inList } from '../core/dialect.ts'
import { maskPositionsInText } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { evidence, letters, positions } from '../schema/schema.ts'
import { countingLevelOfPosition, isLevelAmong } from '../statements/counting-level.ts'
import { sumKept } from '../statements/kept-counts.ts'
import { newestText } from '../statements/newest-text.ts'
import { countedDay } from '../statements/rebuild-evidence.ts'
import { readCoders } from './coders.ts'
import { moveHolders } from './move-holders.ts'
import { positionWrites } from './position-changes.ts'
import { setPositionStatus } from './position-status.ts'
import { findLatestDay, findNewestIds, newestFirst } from './newest-on-topics.ts'
import { oldestFirst, type PlacedPosition, readMasked, readPositions } from './position-rows.ts'
import { readQuoteWords } from './quote-words.ts'
import { saveTranslation } from './quote-translations.ts'
import { findRecentHolders } from './recent-holders.ts'
import { topicIdsCountingAs } from './topic-ids.ts'
import { readLetterLevels } from './letter-levels.ts'
import { readWordsInLetters } from './words-in-letters.ts'

/**
 * Which positions a screen asks for: those that count for the actors, on the topics; what is left out does not narrow.
 * Days are the letters' last possible days.
 */
type PositionFilter = {
  actorIds?: readonly string[]
  topicIds?: readonly string[]
  levels?: readonly Level[]
  /** Only those that are on no list to re-check. */
  unlisted?: boolean
  from?: Day
  to?: Day
}

/**
 * The positions of the letters that somebody sees: masked for lists, charts and files; for the page of a letter
 * (`ofLetter`, `byId`) masked or open by the reader's right.
 */
export function bindPositions(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      find: findPositions,
      newestPage: readNewestPositions,
      count: countPositions,
      levelCounts: countByLevel,
      ofLetter: listPositionsOfLetter,
      byId: findPosition,
      byIds: findPositionsById,
      inAnyState: findPositionsInAnyState,
      recentHolders: findRecentHolders,
      newestDay: findNewestDay,
      quoteWords: readQuoteWords,
      wordsInLetters: readWordsInLetters,
      coders: readCoders,
      levelsIn: readLetterLevels,
    }),
    ...positionWrites(visible),
    ...bindFirst(visible.db, { saveTranslation, moveHolders, setStatus: setPositionStatus }),
  }
}

/** Approved positions (or those of `statuses`), oldest letter first, in the order of the text. */
async function findPositions(
  visible: VisibleScope,
  filter: PositionFilter,
): Promise<PositionWithLetter[]> {
  return readMasked(visible, await positionCondition(visible, filter), oldestFirst)
}

/** The same, newest first, a page at a time; nobody's in particular where topics are named, topic by topic. */
async function readNewestPositions(
  visible: VisibleScope,
  filter: PositionFilter,
  limit: number,
  offset = 0,
): Promise<PositionWithLetter[]> {
  const { topicIds, ...others } = filter
  if (!topicIds || filter.actorIds)
    return readMasked(visible, await positionCondition(visible, filter), newestFirst, limit, offset)
  const ids = await findNewestIds(
    visible,
    await topicIdsCountingAs(visible, topicIds),
    await positionCondition(visible, others),
    { limit, offset },
  )
  return ids.length ? readMasked(visible, inList(visible.db, positions.id, ids), newestFirst) : []
}

async function countPositions(visible: VisibleScope, filter: PositionFilter): Promise<number> {
  const { db, isVisible, isTopicVisible } = visible
  const { topicIds, ...others } = filter
  if (topicIds && !Object.values(others).some(Boolean))
    return countOnTopics(visible, await topicIdsCountingAs(visible, topicIds))
  return (
    (
      await db
        .select({ rows: sql<number>`count(*)` })
        .from(positions)
        .where(
          and(
            await positionCondition(visible, filter),
            isVisible(positions.letterId),
            isTopicVisible(positions.topicId),
          ),
        )
    )[0]?.rows ?? 0
  )
}

async function countOnTopics(visible: VisibleScope, topicIds: readonly string[]): Promise<number> {
  if (!topicIds.length) return 0
  const [kept] = await visible.db
    .select({ rows: sumKept(visible, 'positions', topicIds) })
    .from(sql`(select 1 as one) one`)
  return kept?.rows ?? 0
}

/** How many positions on a topic have each level; null stands for those that are absences. */
async function countByLevel(
  visible: VisibleScope,
  topicId: string,
): Promise<Map<Level | null, number>> {
  const { db, isVisible } = visible
  const rows = await db
    .select({ level: countingLevelOfPosition, rows: sql<number>`cast(count(*) as integer)` })
    .from(positions)
    .where(
      and(await positionCondition(visible, { topicIds: [topicId] }), isVisible(positions.letterId)),
    )
    .groupBy(sql`1`)
  return new Map(rows.map(({ level, rows: count }) => [level as Level | null, count]))
}

/** All positions of a letter, withdrawn ones too, in the order of its text: masked as the reader sees the text. */
async function listPositionsOfLetter(
  visible: VisibleScope,
  letterId: string,
): Promise<PositionWithLetter[]> {
  const found = await readPositions(visible, eq(positions.letterId, letterId), [
    asc(positions.start),
    asc(positions.id),
  ])
  return maskByRight(visible, letterId, found)
}

async function maskByRight(
  { db, seesContactDetails, readTextContacts }: VisibleScope,
  letterId: string,
  found: PlacedPosition[],
): Promise<PositionWithLetter[]> {
  if (seesContactDetails || !found.length) return found.map(({ position }) => position)
  const [letter] = await db
    .select({ text: newestText(letters.id) })
    .from(letters)
    .where(eq(letters.id, letterId))
  const wholes = await readTextContacts(found.map(({ textVersionId }) => textVersionId))
  return maskPositionsInText(
    found.map(({ position, textVersionId }) => ({
      position,
      whole: wholes.get(textVersionId) ?? null,
    })),
    letter!.text,
  )
}

async function findPosition(visible: VisibleScope, id: string): Promise<PositionWithLetter | null> {
  const [found] = await readPositions(visible, eq(positions.id, id), oldestFirst)
  return found ? (await maskByRight(visible, found.position.letterId, [found]))[0]! : null
}

/** Approved positions by their ids, oldest letter first. */
async function findPositionsById(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<PositionWithLetter[]> {
  const { db } = visible
  return ids.length
    ? readMasked(
        visible,
        and(eq(positions.status, 'approved'), inList(db, positions.id, ids)),
        oldestFirst,
      )
    : []
}

/** Positions by their ids, whether they were withdrawn or not, oldest letter first. */
async function findPositionsInAnyState(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<PositionWithLetter[]> {
  return ids.length ? readMasked(visible, inList(visible.db, positions.id, ids), oldestFirst) : []
}

/** The newest day from which evidence on the topics counts that is not after `to`; null without any. */
async function findNewestDay(
  visible: VisibleScope,
  to: Day,
  topicIds: readonly string[],
): Promise<Day | null> {
  const { db, isVisible } = visible
  const counting = await topicIdsCountingAs(visible, topicIds)
  if (!counting.length) return null
  const counts = and(
    eq(positions.status, 'approved'),
    eq(positions.reported, false),
    isVisible(positions.letterId),
  )
  const newest = await findLatestDay(
    visible,
    counting,
    countsFrom,
    and(lte(positions.lastDay, to), counts),
  )
  // No letter counts after its last day, so only what ends later can count later; few do, and from the day they came.
  const [later] = await db
    .select({ day: sql<Day | null>`max(${countsFrom})` })
    .from(positions)
    .where(
      and(
        gt(positions.lastDay, newest ?? ''),
        lte(countsFrom, to),
        counts,
        inArray(positions.topicId, counting),
      ),
    )
  return later?.day ?? newest
}

const countsFrom = sql<Day>`(select ${countedDay} from letters l where l.id = ${positions.letterId})`

async function positionCondition(
  visible: VisibleScope,
  filter: PositionFilter,
): Promise<SQL | undefined> {
  // The evidence knows topic, day and status too; asked for again here, SQLite would walk every row of the topic.
  if (filter.actorIds)
    return inArray(
      positions.id,
      visible.db
        .select({ id: evidence.positionId })
        .from(evidence)
        .where(evidenceCondition(filter, filter.actorIds)),
    )
  return and(
    eq(positions.status, 'approved'),
    filter.topicIds &&
      inArray(positions.topicId, await topicIdsCountingAs(visible, filter.topicIds)),
    filter.levels && isLevelAmong(countingLevelOfPosition, filter.levels),
    filter.unlisted ? isUnlisted : undefined,
    filter.from ? gte(positions.lastDay, filter.from) : undefined,
    filter.to ? lte(positions.lastDay, filter.to) : undefined,
  )
}

const isUnlisted = sql`not exists (select 1 from rechecks r join topics rt on rt.id = r.topic_id
  join topics own on own.id = ${positions.topicId} where r.position_id = ${positions.id}
  and rt.counts_as_id = own.counts_as_id)`

function evidenceCondition(
  { topicIds, levels, unlisted, from, to }: PositionFilter,
  actorIds: readonly string[],
): SQL | undefined {
  return and(
    inArray(evidence.actorId, [...actorIds]),
    topicIds && inArray(evidence.topicId, [...topicIds]),
    levels && inArray(evidence.level, [...levels]),
    unlisted ? eq(evidence.recheck, false) : undefined,
    from ? gte(evidence.lastDay, from) : undefined,
    to ? lte(evidence.lastDay, to) : undefined,
  )
}
