import { asRecord } from '#app/domain/history/history-entry.ts'
import { type Level, turnLevel } from '#app/domain/level.ts'
import type { Position, PositionWithLetter } from '#app/domain/positions.ts'
import type { PairPosition } from '#app/domain/second-coding/coding-pairs.ts'
import { type Db, inList } from '../core/dialect.ts'
import { maskPassage } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { readPageLookup } from '../positions/text-pages.ts'
import { actors, topics } from '../schema/schema.ts'

/** What a coder made of a passage, kept as it was stored at some time; its quote stands in the text version named. */
export type PairedReading = Pick<
  Position,
  | 'topicId'
  | 'level'
  | 'absence'
  | 'conditional'
  | 'condition'
  | 'note'
  | 'reported'
  | 'sureness'
  | 'holderIds'
  | 'quote'
  | 'paragraph'
  | 'createdAt'
> & { textVersionId: string }

/** A reading as it is shown: with the page of the original on which its quote begins, null where that is not known. */
export type PlacedReading = PairedReading & Pick<PositionWithLetter, 'page'>

/** A row of positions or of second positions, as a reading to keep: with its own topic and the level stored with it. */
export function keepReading(
  row: Omit<PairedReading, 'quote' | 'level' | 'absence' | 'sureness' | 'holderIds'> &
    PairedReading['quote'] & {
      level: number | null
      absence: string | null
      sureness: number | null
    },
  holderIds: readonly string[],
): PairedReading {
  const { topicId, conditional, condition, note, reported, paragraph, createdAt, textVersionId } =
    row
  const { exact, prefix, suffix, start, end } = row
  return {
    ...{ topicId, conditional, condition, note, reported, paragraph, createdAt, textVersionId },
    level: row.level as Level | null,
    absence: row.absence as PairedReading['absence'],
    sureness: row.sureness as PairedReading['sureness'],
    holderIds: [...holderIds],
    quote: { exact, prefix, suffix, start, end },
  }
}

/**
 * Kept readings as they count today: on the topics that theirs count as, turned where these are, held by whom their
 * holders count as, masked by right.
 */
export async function makeReadingsCount(
  { db, seesContactDetails, readTextContacts }: VisibleScope,
  kept: readonly unknown[],
): Promise<(written: unknown) => PlacedReading | null> {
  const readings = kept.flatMap((written) => asReading(written) ?? [])
  const counting = await readCountingTopics(
    db,
    readings.map(({ topicId }) => topicId),
  )
  const holdersOf = await makeHoldersCount(db, readings)
  const textVersionIds = readings.map(({ textVersionId }) => textVersionId)
  const pageAt = await readPageLookup(db, textVersionIds)
  const wholes = seesContactDetails ? null : await readTextContacts(textVersionIds)
  return (written) => {
    const reading = asReading(written)
    if (!reading) return null
    const { countsAsId, turned } = counting.get(reading.topicId) ?? {
      ...{ countsAsId: reading.topicId, turned: false },
    }
    const masked = wholes ? maskPassage(reading, wholes.get(reading.textVersionId) ?? null) : {}
    return {
      ...{ ...reading, ...masked, topicId: countsAsId, holderIds: holdersOf(reading) },
      level: turnLevel(reading.level, turned),
      page: pageAt(reading.textVersionId, reading.quote.start),
    }
  }
}

/** Of kept readings what agreement is reckoned from, none of their words, as they count today. */
export async function makeLevelsCount(
  { db }: VisibleScope,
  kept: readonly unknown[],
): Promise<(written: unknown) => PairPosition | null> {
  const readings = kept.flatMap((written) => asReading(written) ?? [])
  const counting = await readCountingTopics(
    db,
    readings.map(({ topicId }) => topicId),
  )
  const holdersOf = await makeHoldersCount(db, readings)
  return (written) => {
    const reading = asReading(written)
    if (!reading) return null
    const { countsAsId = reading.topicId, turned = false } = counting.get(reading.topicId) ?? {}
    const { absence, conditional, reported } = reading
    const holderIds = holdersOf(reading)
    const { start, end } = reading.quote
    return {
      ...{ absence, conditional, reported, holderIds, condition: null, topicId: countsAsId },
      level: turnLevel(reading.level, turned),
      quote: { exact: '', prefix: '', suffix: '', start, end },
    }
  }
}

async function makeHoldersCount(db: Db, readings: readonly PairedReading[]) {
  const counting = await readCountingActors(
    db,
    readings.flatMap(({ holderIds }) => holderIds),
  )
  return ({ holderIds }: PairedReading) => [
    ...new Set(holderIds.map((id) => counting.get(id) ?? id)),
  ]
}

function asReading(written: unknown): PairedReading | null {
  return typeof asRecord(written).topicId === 'string' ? (written as PairedReading) : null
}

async function readCountingTopics(db: Db, ids: readonly string[]) {
  const rows = ids.length
    ? await db
        .select({ id: topics.id, countsAsId: topics.countsAsId, turned: topics.turned })
        .from(topics)
        .where(inList(db, topics.id, [...new Set(ids)]))
    : []
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whom actors count as who were merged. */
export async function readCountingActors(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({ id: actors.id, countsAsId: actors.countsAsId })
    .from(actors)
    .where(inList(db, actors.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, countsAsId }) => [id, countsAsId]))
}
