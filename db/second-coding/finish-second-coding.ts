import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { explainLostPassages } from '#app/domain/second-coding/second-codings.ts'
import { pairCodings } from '#app/domain/second-coding/coding-pairs.ts'
import { type ChangeOutcome, commitChange } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { oldestFirst, readPositions } from '../positions/position-rows.ts'
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
 * `changed` false: it was ended before.
 */
export async function finishSecondCoding(
  open: VisibleScope,
  { id, letterId, dossierId }: { id: string; letterId: string; dossierId: string },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const onTopics = await readDossierTopics(open, dossierId)
  const first = (
    await readPositions(
      open,
      and(eq(positions.letterId, letterId), eq(positions.status, 'approved')),
      oldestFirst,
    )
  ).map(({ position }) => position)
  const second = await readSecondPositions(
    open,
    and(eq(secondPositions.codingId, id), eq(secondPositions.status, 'approved')),
  )
  const lost = second.filter(({ position }) => position.lost).length
  if (lost) return { changed: false, unplaced: { form: explainLostPassages(lost) } }
  const pairs = pairCodings(
    first.filter(({ topicId }) => onTopics.has(topicId)),
    second.map(({ position }) => position),
  )
  const firstCoderId = await findFirstCoder(open, { letterId, dossierId })
  return commitChange(open.db, (tx) => [
    {
      requireChange: tx
        .update(secondCodings)
        .set({ doneAt: at })
        .where(and(eq(secondCodings.id, id), isNull(secondCodings.doneAt))),
    },
    ...pairs.map(({ kind, first: one, second: other }) =>
      tx.insert(codingPairs).values({
        ...{ id: newId(), codingId: id, letterId, kind },
        topicId: (one ?? other)!.topicId,
        positionId: one?.id ?? null,
        secondPositionId: other?.id ?? null,
        firstCoderId: one ? (one.coder?.id ?? null) : firstCoderId,
        firstLevel: one?.level ?? null,
        secondLevel: other?.level ?? null,
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
