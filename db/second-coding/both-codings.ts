import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import { turnLevel } from '#app/domain/level.ts'
import { joinCodings } from '#app/domain/method-v2/counted-positions.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { followSplits, type SplitMove } from '#app/domain/second-coding/followed-splits.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { oldestFirst, readPositions } from '../positions/position-rows.ts'
import {
  dossierTopics,
  lostPlaces,
  positions,
  secondPositions,
  splitPositions,
  splits,
  topics,
} from '../schema/schema.ts'
import { waitsForApproval } from '../statements/hold-for-approval.ts'
import { keepReading, type PairedReading } from './paired-readings.ts'
import { readSecondPositions } from './second-positions.ts'

/** A passage as one of the two coded it, with what is kept of it; `saidAt`: when that was said last. */
export type ComparedReading = PositionWithLetter & { kept: PairedReading; saidAt: string }

/** What is put side by side, and the state of the letter's codings that it was read from. */
type BothCodings = {
  state: string
  first: ComparedReading[]
  /** What of the first coding has no place in the corrected text. */
  lostFirst: ComparedReading[]
  second: ComparedReading[]
  /** The second coder's passages that went with one of the first coder's to a part of a split topic. */
  followed: ComparedReading[]
}

type ComparedCoding = { id: string; letterId: string; dossierId: string }

/** Both codings of a letter as they stand, of the topics that the dossier uses. */
export async function readBothCodings(
  open: VisibleScope,
  { id, letterId, dossierId }: ComparedCoding,
): Promise<BothCodings> {
  // Read before all else: what changes from here on is told by the state being another one.
  const state = await readCodingState(open, { id, letterId })
  const onTopics = await readDossierTopics(open, dossierId)
  const isOnTopic = ({ topicId }: ComparedReading) => onTopics.has(topicId)
  const first = joinByPassage(
    (await readFirstReadings(open, isCounting(letterId))).filter(isOnTopic),
  )
  const lostFirst = (await readFirstReadings(open, isLostPlace(letterId))).filter(isOnTopic)
  const second = await readSecondReadings(open, id)
  const leaders = followSplits(first, second, await readSplitMoves(open, letterId))
  const together = second.map((reading) => followSplit(reading, leaders.get(reading.id)))
  const followed = together.filter((reading) => leaders.has(reading.id))
  return { state, first, lostFirst, second: together, followed }
}

/** How often what both coded was changed, and the text that it stands in: another change makes it another state. */
export const describeCodingState = ({
  id,
  letterId,
}: Omit<ComparedCoding, 'dossierId'>): SQL<string> =>
  sql<string>`(select count(*) || ' ' || coalesce(sum(p.revision), 0) from positions p where p.letter_id = ${letterId})
    || ' ' || (select count(*) || ' ' || coalesce(sum(s.revision), 0) from second_positions s where s.coding_id = ${id})
    || ' ' || (select count(*) from text_versions v where v.letter_id = ${letterId})`

async function readCodingState(
  { db }: VisibleScope,
  coding: Omit<ComparedCoding, 'dossierId'>,
): Promise<string> {
  const [row] = await db
    .select({ state: describeCodingState(coding) })
    .from(sql`(select 1 as one) once`)
  return row!.state
}

/** On the part that the first coder's passage went to, with the level as it is stored there. */
function followSplit(
  reading: ComparedReading,
  leader: ComparedReading | undefined,
): ComparedReading {
  if (!leader) return reading
  const { topicId, turned, kept } = leader
  const level = turnLevel(reading.level, turned)
  return {
    ...reading,
    ...{ topicId, turned },
    kept: { ...reading.kept, topicId: kept.topicId, level },
  }
}

async function readSecondReadings(
  open: VisibleScope,
  codingId: string,
): Promise<ComparedReading[]> {
  const isOwn = and(eq(secondPositions.codingId, codingId), eq(secondPositions.status, 'approved'))
  const rows = await open.db.select().from(secondPositions).where(isOwn)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (await readSecondPositions(open, isOwn)).flatMap(({ position }) => {
    const row = byId.get(position.id)
    if (!row) return []
    return [{ ...position, kept: keepReading(row, position.holderIds), saidAt: row.changedAt }]
  })
}

/** What counts, and what does once somebody approves it. */
const isCounting = (letterId: string) =>
  and(
    eq(positions.letterId, letterId),
    sql`(${positions.status} = 'approved' or (${positions.status} = 'draft' and ${waitsForApproval(positions.id)}
      and not exists (select 1 from lost_places l where l.position_id = ${positions.id})))`,
  )

/** Of those that lost their words what counted before. */
const isLostPlace = (letterId: string) =>
  and(
    eq(positions.letterId, letterId),
    eq(positions.status, 'draft'),
    inArray(
      positions.id,
      sql`(select ${lostPlaces.positionId} from ${lostPlaces} where ${lostPlaces.status} = 'approved')`,
    ),
  )

type FirstReading = ComparedReading & { coderKey: string; start: number; end: number }

async function readFirstReadings(
  open: VisibleScope,
  where: SQL | undefined,
): Promise<FirstReading[]> {
  const rows = await open.db.select().from(positions).where(where)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (await readPositions(open, where, oldestFirst)).flatMap(({ position }) => {
    const row = byId.get(position.id)
    if (!row) return []
    const { start, end } = position.quote
    const kept = keepReading(row, position.holderIds)
    const placed = { coderKey: row.coder, start, end, kept, saidAt: row.changedAt }
    return [{ ...position, ...placed, speakerIds: position.holderIds }]
  })
}

/** The first coding, where several made it together each passage once (rule 2). */
function joinByPassage(found: readonly FirstReading[]): ComparedReading[] {
  const inOrder = [...found].sort(
    (a, b) =>
      compareWords(a.createdAt, b.createdAt) || a.start - b.start || compareWords(a.id, b.id),
  )
  return [...groupRowsBy('topicId', inOrder).values()].flatMap((onTopic) =>
    joinCodings(
      onTopic.map((one) => ({
        ...{ ...one, coder: one.coderKey, reading: one, speakerIds: one.holderIds },
      })),
    ).map(([first]) => first!.reading),
  )
}

const compareWords = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The topics of a dossier, by the ids that they count as. */
async function readDossierTopics(
  { db }: VisibleScope,
  dossierId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: topics.countsAsId })
    .from(dossierTopics)
    .innerJoin(topics, eq(topics.id, dossierTopics.topicId))
    .where(eq(dossierTopics.dossierId, dossierId))
  return new Set(rows.map(({ id }) => id))
}

/** What of the first coding is still on the part of a topic that a split moved it to. */
async function readSplitMoves({ db }: VisibleScope, letterId: string): Promise<SplitMove[]> {
  const rows = await db
    .select({
      positionId: splitPositions.positionId,
      fromTopicId: topics.countsAsId,
      at: splits.doneAt,
    })
    .from(splitPositions)
    .innerJoin(splits, eq(splits.id, splitPositions.splitId))
    .innerJoin(positions, eq(positions.id, splitPositions.positionId))
    .innerJoin(topics, eq(topics.id, splitPositions.fromTopicId))
    .where(
      and(
        eq(positions.letterId, letterId),
        isNotNull(splits.doneAt),
        isNull(splits.undoneAt),
        sql`${positions.topicId} = case ${splitPositions.part} when 1 then ${splits.firstId} else ${splits.secondId} end`,
      ),
    )
  return rows.map(({ at, ...row }) => ({ ...row, at: at ?? '' }))
}
