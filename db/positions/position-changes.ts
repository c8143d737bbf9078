import { eq, ne, sql } from 'drizzle-orm'
import type { PositionStatus, PositionWithLetter } from '#app/domain/positions.ts'
import type { Quote } from '#app/domain/text/quotes.ts'
import { bindFirst } from '../core/bind-first.ts'
import {
  type ChangeOutcome,
  commitChange,
  type Db,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { keepHidden } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { positions } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { describeCoding } from '../statements/describe-coding.ts'
import { insertMadeActors, type ActorToMake } from '../statements/insert-made-actors.ts'
import {
  insertPositions,
  type NewPosition,
  type PositionCoding,
  quoteColumns,
} from '../statements/insert-position.ts'
import { hashCoding } from '../statements/hold-for-approval.ts'
import { outdateNotesOf } from '../statements/index-letter.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { requireNewestText } from '../statements/require-newest-text.ts'
import { rewritePosition } from '../statements/rewrite-position.ts'
import { withdrawnFromColumn } from '../statements/withdrawn-from.ts'
import { isSamePlace, newerTextSentence, placeQuote } from './placed-quotes.ts'
import { readStoredPositions } from './position-rows.ts'

/** What a position becomes when one goes back to an earlier state of it; the quote stands in the text version named. */
type RevertedPosition = {
  coding: PositionCoding
  quote: Quote
  paragraph: number | null
  status: PositionStatus
  textVersionId: string
}

/**
 * Why it goes back: to a version that somebody chose, or because somebody undoes what they did, or does it again;
 * `entryId` is the audit log's.
 */
type RevertReason = { action: 'went back' | 'undid' | 'redid'; entryId: string }

/** How positions are stored, changed and turned back; each change with its entry in the log. */
export function positionWrites(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      record: recordPosition,
      change: changePosition,
      revert: revertPosition,
    }),
  }
}

/**
 * Stores a position with its holders, also those who are new. The same id again changes nothing: a form posted twice is
 * one position.
 */
async function recordPosition(
  visible: VisibleScope,
  sent: NewPosition,
  performedBy: PerformedBy,
  made: readonly ActorToMake[] = [],
): Promise<ChangeOutcome> {
  const { db } = visible
  const [existing] = await db
    .select({ id: positions.id })
    .from(positions)
    .where(eq(positions.id, sent.id))
  if (existing) return { changed: false }
  const { unplaced } = visible.seesContactDetails
    ? { unplaced: {} }
    : keepHidden(sent.coding, null, undefined)
  if (Object.keys(unplaced).length) return { changed: false, unplaced }
  const added = { ...sent, quote: await placeQuote(visible, sent.textVersionId, sent.quote) }
  const at = new Date().toISOString()
  const outcome = await commitChange(db, (tx) => [
    ...requireNewestText(tx, added.letterId, added.textVersionId),
    ...insertMadeActors(tx, made, performedBy, at),
    ...insertPositions(tx, [added], performedBy, at),
    ...rebuildEvidence(tx, { positionId: added.id }),
    outdateNotesOf(added.id),
  ])
  await refreshSearch(db)
  return outcome.changed ? outcome : { changed: false, unplaced: { exact: newerTextSentence } }
}

/** What a position becomes; `textVersionId`: the version that its quote was found in, where it was looked for. */
type PositionChange = {
  coding: PositionCoding
  quote: Quote
  paragraph: number | null
  textVersionId?: string
}

/** Changes a position that nobody else changed since `revision`, and stores whoever of its holders is new. */
async function changePosition(
  visible: VisibleScope,
  before: PositionWithLetter,
  revision: number,
  change: PositionChange,
  performedBy: PerformedBy,
  made: readonly ActorToMake[] = [],
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const stored = await findStored(visible, before)
  const { written, unplaced } = await placeHiddenCoding(visible, change, stored, before)
  if (Object.keys(unplaced).length) return { changed: false, unplaced }
  return commitWithSearch(visible.db, before.id, (tx) => [
    ...requireNewestText(tx, before.letterId, change.textVersionId),
    ...insertMadeActors(tx, made, performedBy, at),
    ...rewriteCoding(tx, stored, revision, written, performedBy),
  ])
}

/** A position as it is stored, whatever whoever changes it was shown of it. */
async function findStored(
  visible: VisibleScope,
  before: PositionWithLetter,
): Promise<PositionWithLetter> {
  if (visible.seesContactDetails) return before
  return (await readStoredPositions(visible, [before.id])).get(before.id) ?? before
}

type PlacedCoding = { written: PositionChange; unplaced: Record<string, string> }

/** A quote that reads as it was shown, where it was shown, stays as it is stored. */
async function placeHiddenCoding(
  visible: VisibleScope,
  change: PositionChange,
  stored: PositionWithLetter,
  shown: PositionWithLetter,
): Promise<PlacedCoding> {
  if (visible.seesContactDetails) return { written: change, unplaced: {} }
  const [{ versionId }] = (await visible.db
    .select({ versionId: positions.textVersionId })
    .from(positions)
    .where(eq(positions.id, stored.id))) as [{ versionId: string }]
  const whole = (await visible.readTextContacts([versionId])).get(versionId)
  const placed = keepHidden(change.coding, stored, shown, whole ? [whole] : [])
  const textVersionId = change.textVersionId ?? versionId
  const where =
    versionId === textVersionId && isSamePlace(change.quote, shown.quote)
      ? { quote: stored.quote, paragraph: stored.paragraph }
      : {
          quote: await placeQuote(visible, textVersionId, change.quote),
          paragraph: change.paragraph,
        }
  return {
    written: { ...where, textVersionId, coding: placed.kept },
    unplaced: placed.unplaced,
  }
}

/**
 * The statements of it, with its entry in the log; `action` is what the log calls it, `seenByTwo` that it waits not.
 */
export function rewriteCoding(
  tx: Transaction,
  before: PositionWithLetter,
  revision: number,
  { coding, quote, paragraph, textVersionId }: PositionChange,
  performedBy: PerformedBy,
  { action = 'changed', seenByTwo = false } = {},
): (Statement | RequiredChange)[] {
  return rewritePosition(tx, {
    id: before.id,
    revision,
    coding,
    performedBy,
    entry: {
      action,
      subject: 'position',
      subjectId: before.id,
      before: describeCoding(before),
      after: describeCoding({ ...coding, quote }),
    },
    changes: {
      ...quoteColumns(quote),
      paragraph,
      ...(textVersionId ? { textVersionId, status: statusOncePlaced as never } : {}),
    },
    where: ne(positions.status, 'withdrawn'),
    said: compareSaid(before, { ...coding, quote }),
    seenByTwo,
  })
}

/**
 * Gives a position that nobody else changed since `revision` back what it said before, with whether it was withdrawn.
 */
async function revertPosition(
  visible: VisibleScope,
  before: PositionWithLetter,
  revision: number,
  { coding, quote: sentQuote, ...reverted }: RevertedPosition,
  { action, entryId }: RevertReason,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const stored = await findStored(visible, before)
  const quote = await placeQuote(visible, reverted.textVersionId, sentQuote)
  const entry = {
    action,
    subject: 'position',
    subjectId: before.id,
    before: { ...describeCoding(stored), status: before.status },
    after: { ...describeCoding({ ...coding, quote }), status: reverted.status, entryId },
  }
  return commitWithSearch(visible.db, before.id, (tx) => [
    ...requireNewestText(tx, before.letterId, reverted.textVersionId),
    ...rewritePosition(tx, {
      id: before.id,
      revision,
      coding,
      performedBy,
      entry,
      changes: {
        ...quoteColumns(quote),
        ...reverted,
        ...(reverted.status === 'draft' ? { status: statusOnceStanding as never } : {}),
        withdrawnFrom: withdrawnFromColumn(reverted.status),
      },
      said: compareSaid(stored, { ...coding, quote }),
    }),
  ])
}

/** What a position said and what it says, as far as that is more than a note. */
const compareSaid = (before: PositionWithLetter, after: PositionCoding & { quote: Quote }) => ({
  before: hashCoding(before),
  counted: before.status === 'approved',
  after: hashCoding(after),
})

/** A log tells what waited as a draft; whether it waits still is not for an earlier state to say, and is seen to. */
const statusOnceStanding = sql`case when exists (select 1 from approvals a where a.position_id = positions.id)
  or exists (select 1 from lost_places l where l.position_id = positions.id) then 'approved'
  when positions.status = 'withdrawn' then coalesce(positions.withdrawn_from, 'approved') else positions.status end`

/** What lost its place and is placed again counts as it did before. */
const statusOncePlaced = sql`coalesce((select l.status from lost_places l
  where l.position_id = positions.id), positions.status)`

/** What was noted before and what is noted now changes what the letter is found by. */
export async function commitWithSearch(
  db: Db,
  positionId: string,
  statements: Parameters<typeof commitChange>[1],
): Promise<ChangeOutcome> {
  const outcome = await commitChange(db, (tx) => [
    outdateNotesOf(positionId),
    ...statements(tx),
    outdateNotesOf(positionId),
  ])
  await refreshSearch(db)
  return outcome
}
