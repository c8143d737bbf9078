import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { type CodingPair, pairCodings } from '#app/domain/second-coding/coding-pairs.ts'
import { explainLostPassages } from '#app/domain/second-coding/second-codings.ts'
import {
  type ChangeOutcome,
  commitChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { codings, codingPairs, secondCodings, secondPositions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { type ComparedReading, describeCodingState, readBothCodings } from './both-codings.ts'
import { noteSecondPosition } from './second-position-writes.ts'

type FinishedCoding = { id: string; letterId: string; dossierId: string }

/** So often it is tried where somebody codes in the letter at the same time. */
const mostTries = 8

/**
 * Ends a second coding: what both made of the letter is put side by side as it stands, before anybody settles anything.
 * `changed` false: it was ended before or, with a sentence, passages of it have no place in the corrected text, or
 * somebody goes on coding in the letter.
 */
export async function finishSecondCoding(
  open: VisibleScope,
  coding: FinishedCoding,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const outcome = await compareCodings(open, coding, performedBy)
    if (outcome.changed || outcome.unplaced || !(await isStillOpen(open, coding.id))) return outcome
  }
  return { changed: false, unplaced: { form: codedMeanwhile } }
}

const codedMeanwhile =
  'Somebody codes in this letter at this very moment, so your coding was not finished. Say again that you are done.'

async function isStillOpen({ db }: VisibleScope, id: string): Promise<boolean> {
  const [open] = await db
    .select({ id: secondCodings.id })
    .from(secondCodings)
    .where(and(eq(secondCodings.id, id), isNull(secondCodings.doneAt)))
  return open !== undefined
}

/** Nothing where a passage of the two was added, changed or moved since both were read. */
async function compareCodings(
  open: VisibleScope,
  coding: FinishedCoding,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { id, letterId, dossierId } = coding
  const at = new Date().toISOString()
  const { state, first, lostFirst, second, followed } = await readBothCodings(open, coding)
  const lost = second.filter((reading) => reading.lost).length
  if (lost) return { changed: false, unplaced: { form: explainLostPassages(lost) } }
  const firstCoderId = await findFirstCoder(open, { letterId, dossierId })
  return commitChange(open.db, (tx) => [
    {
      requireChange: tx
        .update(secondCodings)
        .set({ doneAt: at })
        .where(
          and(
            eq(secondCodings.id, id),
            isNull(secondCodings.doneAt),
            sql`${describeCodingState(coding)} = ${state}`,
          ),
        ),
    },
    ...followed.flatMap((reading) => moveWithSplit(tx, reading, performedBy, at)),
    ...pairCodings(first, second, lostFirst).map((pair) =>
      tx.insert(codingPairs).values({
        ...{ id: newId(), codingId: id, letterId },
        ...asPairRow(pair, firstCoderId),
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

/** Of what one has alone the other coder is told by whoever was done with the letter first. */
function asPairRow(
  { kind, first, second, lost }: CodingPair<ComparedReading>,
  firstCoderId: string | null,
) {
  return {
    kind: kind === 'lost' ? 'alone' : kind,
    topicId: (first ?? second)!.kept.topicId,
    ...(first
      ? { positionId: first.id, first: first.kept, firstCoderId: first.coder?.id ?? null }
      : { firstCoderId, lostPositionId: lost?.id ?? null }),
    ...(second && { secondPositionId: second.id, second: second.kept }),
  }
}

/** A passage on a topic that was split since is on the part that the first coder’s went to. */
function moveWithSplit(
  tx: Transaction,
  { id, letterId, revision, kept: { topicId, level } }: ComparedReading,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return [
    tx
      .update(secondPositions)
      .set({ topicId, level, revision: revision + 1 })
      .where(eq(secondPositions.id, id)),
    noteSecondPosition(tx, 'moved with its topic', id, letterId, performedBy, at),
  ]
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
