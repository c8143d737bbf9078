import { and, eq, isNull, ne } from 'drizzle-orm'
import { secondCodingOver } from '#app/domain/second-coding/second-codings.ts'
import type { PositionStatus, PositionWithLetter } from '#app/domain/positions.ts'
import type { Quote } from '#app/domain/text/quotes.ts'
import {
  type atomically,
  type ChangeOutcome,
  commitChange,
  type RequiredChange,
  type Transaction,
} from '../core/dialect.ts'
import { keepHidden } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { isSamePlace, newerTextSentence, placeQuote } from '../positions/placed-quotes.ts'
import { secondCodings, secondPositions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { type ActorToMake, insertMadeActors } from '../statements/insert-made-actors.ts'
import {
  codingColumns,
  type NewPosition,
  type PositionCoding,
  quoteColumns,
} from '../statements/insert-position.ts'
import { requireNewestText } from '../statements/require-newest-text.ts'
import { readSecondPositions } from './second-positions.ts'

/** Stores what a second coder makes of a passage. The same id again changes nothing. */
export async function recordSecondPosition(
  visible: VisibleScope,
  codingId: string,
  { id, letterId, textVersionId, coding, quote, paragraph }: NewPosition,
  performedBy: PerformedBy,
  made: readonly ActorToMake[] = [],
): Promise<ChangeOutcome> {
  const { db } = visible
  const [known] = await db
    .select({ id: secondPositions.id })
    .from(secondPositions)
    .where(eq(secondPositions.id, id))
  if (known) return { changed: false }
  const { unplaced } = visible.seesContactDetails
    ? { unplaced: {} }
    : keepHidden(coding, null, undefined)
  if (Object.keys(unplaced).length) return { changed: false, unplaced }
  const at = new Date().toISOString()
  const placed = await placeQuote(visible, textVersionId, quote)
  const outcome = await commitWhileOpen(visible, codingId, (tx) => [
    ...requireNewestText(tx, letterId, textVersionId),
    ...insertMadeActors(tx, made, performedBy, at),
    tx.insert(secondPositions).values({
      ...{ id, codingId, letterId, textVersionId, paragraph, status: 'approved' },
      ...codingColumns(coding),
      ...quoteColumns(placed),
      holderIds: [...new Set(coding.holderIds)],
      ...{ createdAt: at, changedAt: at, revision: 1 },
    }),
    noteSecondPosition(tx, 'added', id, letterId, performedBy, at),
  ])
  return outcome.changed || outcome.unplaced
    ? outcome
    : { changed: false, unplaced: { exact: newerTextSentence } }
}

/** Stores what a second coder says while their coding is open, and otherwise nothing. */
async function commitWhileOpen(
  { db }: VisibleScope,
  codingId: string,
  statements: Parameters<typeof atomically>[1],
): Promise<ChangeOutcome> {
  const outcome = await commitChange(db, (tx) => [
    requireOpenCoding(tx, codingId),
    ...statements(tx),
  ])
  if (outcome.changed) return outcome
  const [open] = await db
    .select({ id: secondCodings.id })
    .from(secondCodings)
    .where(and(eq(secondCodings.id, codingId), isNull(secondCodings.doneAt)))
  return open ? outcome : { changed: false, unplaced: { form: secondCodingOver } }
}

/** Holds a second coding that is open until all is stored, so that it neither ends nor is taken back meanwhile. */
function requireOpenCoding(tx: Transaction, codingId: string): RequiredChange {
  return {
    requireChange: tx
      .update(secondCodings)
      .set({ doneAt: null })
      .where(and(eq(secondCodings.id, codingId), isNull(secondCodings.doneAt))),
  }
}

type SecondChange = {
  coding: PositionCoding
  quote: Quote
  paragraph: number | null
  textVersionId?: string
}

/** Changes it, unless it was changed since `revision`. */
export async function changeSecondPosition(
  visible: VisibleScope,
  codingId: string,
  before: PositionWithLetter,
  revision: number,
  change: SecondChange,
  performedBy: PerformedBy,
  made: readonly ActorToMake[] = [],
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const { written, unplaced } = await placeHiddenSecond(visible, change, before)
  if (Object.keys(unplaced).length) return { changed: false, unplaced }
  const { coding, quote, paragraph, textVersionId } = written
  return commitWhileOpen(visible, codingId, (tx) => [
    ...requireNewestText(tx, before.letterId, textVersionId),
    ...insertMadeActors(tx, made, performedBy, at),
    {
      requireChange: tx
        .update(secondPositions)
        .set({
          ...codingColumns(coding),
          ...quoteColumns(quote),
          ...(textVersionId ? { textVersionId } : {}),
          ...{ paragraph, changedAt: at, revision: revision + 1 },
          holderIds: [...new Set(coding.holderIds)],
        })
        .where(
          and(
            eq(secondPositions.id, before.id),
            eq(secondPositions.codingId, codingId),
            eq(secondPositions.revision, revision),
            ne(secondPositions.status, 'withdrawn'),
          ),
        ),
    },
    noteSecondPosition(tx, 'changed', before.id, before.letterId, performedBy, at),
  ])
}

/** With the words that whoever changes it was not shown at their places again, as `positions.change` has it. */
async function placeHiddenSecond(
  visible: VisibleScope,
  change: SecondChange,
  shown: PositionWithLetter,
): Promise<{ written: SecondChange; unplaced: Record<string, string> }> {
  const [stored] = visible.seesContactDetails
    ? []
    : await readSecondPositions(visible, eq(secondPositions.id, shown.id))
  if (!stored) return { written: change, unplaced: {} }
  const { position, textVersionId: versionId } = stored
  const whole = (await visible.readTextContacts([versionId])).get(versionId)
  const { kept, unplaced } = keepHidden(change.coding, position, shown, whole ? [whole] : [])
  const textVersionId = change.textVersionId ?? versionId
  const place =
    versionId === textVersionId && isSamePlace(change.quote, shown.quote)
      ? { quote: position.quote, paragraph: position.paragraph }
      : {
          quote: await placeQuote(visible, textVersionId, change.quote),
          paragraph: change.paragraph,
        }
  return { written: { ...place, textVersionId, coding: kept }, unplaced }
}

/** Withdraws or restores it. */
export async function setSecondStatus(
  visible: VisibleScope,
  { codingId, letterId }: { codingId: string; letterId: string },
  id: string,
  revision: number,
  status: PositionStatus,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitWhileOpen(visible, codingId, (tx) => [
    {
      requireChange: tx
        .update(secondPositions)
        .set({ status, changedAt: at, revision: revision + 1 })
        .where(
          and(
            eq(secondPositions.id, id),
            eq(secondPositions.codingId, codingId),
            eq(secondPositions.revision, revision),
            ne(secondPositions.status, status),
          ),
        ),
    },
    noteSecondPosition(
      tx,
      status === 'withdrawn' ? 'withdrew' : 'restored',
      id,
      letterId,
      performedBy,
      at,
    ),
  ])
}

/** The log tells that something was coded, and not what: others would read it before both are done. */
export function noteSecondPosition(
  tx: Parameters<typeof auditEntry>[0],
  action: string,
  id: string,
  letterId: string,
  performedBy: PerformedBy,
  at: string,
) {
  return auditEntry(tx, performedBy, at, {
    ...{ action, subject: 'second position', subjectId: id },
    after: { letterId },
  })
}
