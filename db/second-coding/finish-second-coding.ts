import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { explainLostPassages } from '#app/domain/second-coding/second-codings.ts'
import { joinCodings } from '#app/domain/method-v2/counted-positions.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { pairCodings } from '#app/domain/second-coding/coding-pairs.ts'
import { type ChangeOutcome, commitChange } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { oldestFirst, readPositions } from '../positions/position-rows.ts'
import { keepReading, type PairedReading } from './paired-readings.ts'
import { readSecondPositions } from './second-positions.ts'
import {
  codings,
  codingPairs,
  dossierTopics,
  positions,
  secondCodings,
  secondPositions,
  topics,
} from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'

/**
 * Ends a second coding: what both made of the letter is put side by side as it stands, before anybody settles anything.
 * `changed` false: it was ended before or, with a sentence, passages of it have no place in the corrected text.
 */
export async function finishSecondCoding(
  open: VisibleScope,
  { id, letterId, dossierId }: { id: string; letterId: string; dossierId: string },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const second = await readSecondReadings(open, id)
  const lost = second.filter((reading) => reading.lost).length
  if (lost) return { changed: false, unplaced: { form: explainLostPassages(lost) } }
  const onTopics = await readDossierTopics(open, dossierId)
  const first = (await readFirstReadings(open, letterId)).filter((reading) =>
    onTopics.has(reading.topicId),
  )
  const firstCoderId = await findFirstCoder(open, { letterId, dossierId })
  return commitChange(open.db, (tx) => [
    {
      requireChange: tx
        .update(secondCodings)
        .set({ doneAt: at })
        .where(and(eq(secondCodings.id, id), isNull(secondCodings.doneAt))),
    },
    ...pairCodings(first, second).map(({ kind, first: one, second: other }) =>
      tx.insert(codingPairs).values({
        ...{ id: newId(), codingId: id, letterId, kind },
        topicId: (one ?? other)!.kept.topicId,
        positionId: one?.id ?? null,
        secondPositionId: other?.id ?? null,
        firstCoderId: one ? (one.coder?.id ?? null) : firstCoderId,
        first: one?.kept ?? null,
        second: other?.kept ?? null,
      }),
    ),
    ...rebuildEvidence(tx, { letterId }),
    auditEntry(tx, performedBy, at, {
      action: 'finished a second coding of',
      subject: 'letter',
      subjectId: letterId,
      after: { inDossierId: dossierId },
    }),
  ])
}

type Reading = PositionWithLetter & { kept: PairedReading }

async function readSecondReadings(open: VisibleScope, codingId: string): Promise<Reading[]> {
  const isOwn = and(eq(secondPositions.codingId, codingId), eq(secondPositions.status, 'approved'))
  const rows = await open.db.select().from(secondPositions).where(isOwn)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (await readSecondPositions(open, isOwn)).flatMap(({ position }) => {
    const row = byId.get(position.id)
    return row ? [{ ...position, kept: keepReading(row, position.holderIds) }] : []
  })
}

/** The first coding, where several made it together each passage once (rule 2). */
async function readFirstReadings(open: VisibleScope, letterId: string): Promise<Reading[]> {
  const isCounting = and(eq(positions.letterId, letterId), eq(positions.status, 'approved'))
  const rows = await open.db.select().from(positions).where(isCounting)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = (await readPositions(open, isCounting, oldestFirst)).flatMap(({ position }) => {
    const row = byId.get(position.id)
    if (!row) return []
    const { start, end } = position.quote
    const placed = { coderKey: row.coder, speakerIds: position.holderIds, start, end }
    return [{ ...position, ...placed, kept: keepReading(row, position.holderIds) }]
  })
  const inOrder = found.sort(
    (a, b) =>
      compareWords(a.createdAt, b.createdAt) || a.start - b.start || compareWords(a.id, b.id),
  )
  return [...groupRowsBy('topicId', inOrder).values()].flatMap((onTopic) =>
    joinCodings(onTopic.map((one) => ({ ...one, coder: one.coderKey, reading: one }))).map(
      ([first]) => first!.reading,
    ),
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

/** Who was done with the letter first: whose silence it is where only the second coder has a passage. */
async function findFirstCoder(
  { db }: VisibleScope,
  { letterId, dossierId }: { letterId: string; dossierId: string },
): Promise<string | null> {
  const [first] = await db
    .select({ userId: codings.userId })
    .from(codings)
    .where(and(eq(codings.letterId, letterId), eq(codings.dossierId, dossierId)))
    .orderBy(asc(codings.at), sql`${codings.userId}`)
    .limit(1)
  return first?.userId ?? null
}
