import { and, eq, sql } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { LetterPage } from '#app/domain/letters.ts'
import type { PassageFate, TextPassage } from '#app/domain/text/follow-text.ts'
import {
  commitChange,
  type ChangeOutcome,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  letterPrints,
  letters,
  lostPlaces,
  positions,
  secondPositions,
  textVersions,
} from '../schema/schema.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { keepWaiting } from '../statements/hold-for-approval.ts'
import { outdateSearch } from '../statements/index-letter.ts'
import { insertMinhashes } from '../statements/insert-letter.ts'
import { quoteColumns } from '../statements/insert-position.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { requireNewestText } from '../statements/require-newest-text.ts'
import { carryInvoked } from './redactions.ts'

/**
 * A passage as it is stored; `lostStatus` is what its status was before it lost its place, `withdrawnFrom` before it
 * was withdrawn. Those of second coders are told by nobody before these are done; one that loses its place stays in the
 * version that it was coded in.
 */
export type StoredPassage = TextPassage & {
  topicId: string
  status: string
  revision: number
  lostStatus: string | null
  withdrawnFrom: string | null
  isSecond: boolean
}

/** A corrected text with what becomes of every passage of the letter, as both were read from version `base`. */
export type TextCorrection = {
  letterId: string
  base: { id: string; number: number }
  text: string
  pages: readonly LetterPage[]
  reason: string
  passages: readonly { before: StoredPassage; after: PassageFate }[]
}

/**
 * Stores a corrected text as a new version, with each passage at its place there or on the list of those that lost it:
 * all or, where somebody coded or corrected the letter since it was read, nothing.
 */
export async function correctText(
  { db }: VisibleScope,
  correction: TextCorrection,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { letterId, base, text, pages, reason, passages } = correction
  const [id, at] = [newId(), new Date().toISOString()]
  const carry = await carryInvoked(db, { letterId, fromId: base.id, toId: id, text })
  const outcome = await commitChange(db, (tx) => [
    ...requireNewestText(tx, letterId, base.id),
    requireSamePassages(tx, letterId, passages.length),
    tx.insert(textVersions).values({
      id,
      letterId,
      version: base.number + 1,
      text,
      sha256: sha256(text),
      reason,
      pages: pages.length ? [...pages] : null,
      createdAt: at,
      createdBy: performedBy.userId,
    }),
    ...passages.flatMap((passage) =>
      passage.before.isSecond
        ? moveSecondPassage(tx, passage, id)
        : movePassage(tx, passage, id, performedBy, at),
    ),
    ...carry(tx),
    tx.delete(letterPrints).where(eq(letterPrints.letterId, letterId)),
    insertMinhashes(tx, [{ id: letterId, text }]),
    ...keepWaiting(sql`p.letter_id = ${letterId}`),
    ...rebuildEvidence(tx, { letterId }),
    outdateSearch(sql`${letterId}`),
    auditEntry(tx, performedBy, at, {
      action: 'corrected the text',
      subject: 'letter',
      subjectId: letterId,
      before: { textVersion: base.number },
      after: { textVersion: base.number + 1, reason, fates: countFates(passages) },
    }),
  ])
  await refreshSearch(db)
  return outcome
}

/** Nobody coded another passage since they were read; what was changed of one is told by its revision. */
function requireSamePassages(tx: Transaction, letterId: string, count: number): RequiredChange {
  return {
    requireChange: tx
      .update(letters)
      .set({ revision: sql`revision` as never })
      .where(
        and(
          eq(letters.id, letterId),
          sql`(select count(*) from positions p where p.letter_id = ${letterId})
            + (select count(*) from second_positions s where s.letter_id = ${letterId}) = ${count}`,
        ),
      ),
  }
}

/** How many quotes on each topic held, moved or were lost: whoever reads that is told only of topics that they see. */
function countFates(passages: TextCorrection['passages']): TopicFates[] {
  const counting = passages.flatMap(({ before: { status, topicId, isSecond }, after: { fate } }) =>
    status === 'withdrawn' || isSecond ? [] : { topicId, fate },
  )
  return [...groupRowsBy('topicId', counting)].map(([topicId, own]) => {
    const count = (fate: PassageFate['fate']) => own.filter((one) => one.fate === fate).length
    return { topicId, held: count('held'), moved: count('moved'), lost: count('lost') }
  })
}

type TopicFates = { topicId: string } & Record<PassageFate['fate'], number>

function movePassage(
  tx: Transaction,
  { before, after }: TextCorrection['passages'][number],
  textVersionId: string,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const { id, revision, status } = before
  const asRead = and(eq(positions.id, id), eq(positions.revision, revision))
  const next = { revision: revision + 1 }
  const isWithdrawn = status === 'withdrawn'
  if (after.fate === 'lost') {
    // What waits already goes on waiting, at its place in the version that it was coded in.
    if (before.lostStatus !== null)
      return [{ requireChange: tx.update(positions).set({ revision }).where(asRead) }]
    const waiting = isWithdrawn ? status : 'draft'
    return [
      {
        requireChange: tx
          .update(positions)
          .set({ ...next, status: waiting })
          .where(asRead),
      },
      tx.insert(lostPlaces).values({
        positionId: id,
        status: isWithdrawn ? (before.withdrawnFrom ?? 'approved') : status,
        lostAt: at,
      }),
      noteMove(tx, before, 'lost its place', { status: waiting }, performedBy, at),
    ]
  }
  const { quote, paragraph, fate } = after
  const isSame = quote.start === before.quote.start && quote.exact === before.quote.exact
  const again = isWithdrawn ? status : (before.lostStatus ?? status)
  return [
    {
      requireChange: tx
        .update(positions)
        .set({ ...next, ...quoteColumns(quote), paragraph, textVersionId, status: again })
        .where(asRead),
    },
    tx.delete(lostPlaces).where(eq(lostPlaces.positionId, id)),
    ...(isSame && again === status
      ? []
      : [
          noteMove(
            tx,
            before,
            fate === 'held' ? 'kept its place' : 'moved to its place',
            { quote, ...(again === status ? {} : { status: again }) },
            performedBy,
            at,
          ),
        ]),
  ]
}

function moveSecondPassage(
  tx: Transaction,
  { before: { id, revision }, after }: TextCorrection['passages'][number],
  textVersionId: string,
): RequiredChange[] {
  const moved =
    after.fate === 'lost'
      ? { revision }
      : {
          ...quoteColumns(after.quote),
          ...{ paragraph: after.paragraph, textVersionId, revision: revision + 1 },
        }
  return [
    {
      requireChange: tx
        .update(secondPositions)
        .set(moved)
        .where(and(eq(secondPositions.id, id), eq(secondPositions.revision, revision))),
    },
  ]
}

function noteMove(
  tx: Transaction,
  { id, quote, status }: StoredPassage,
  action: string,
  after: { quote?: StoredPassage['quote']; status?: string },
  performedBy: PerformedBy,
  at: string,
): Statement {
  return auditEntry(tx, performedBy, at, {
    action,
    subject: 'position',
    subjectId: id,
    before: { ...(after.quote ? { quote } : {}), ...(after.status ? { status } : {}) },
    after,
  })
}
