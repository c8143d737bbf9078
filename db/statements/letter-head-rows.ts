import { asc, eq } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { LetterForm } from '#app/domain/letter-form.ts'
import { headDateKinds, type HeadDate, type HeadReference } from '#app/domain/letter-heads.ts'
import type { Letter } from '#app/domain/letters.ts'
import { type Db, inList, type Statement, type Transaction } from '../core/dialect.ts'
import { letterDates, letterReferences } from '../schema/schema.ts'

/** What a confirmed form stores of the letter itself; what it does not ask for is not there and stays as it is. */
export function letterColumns(form: LetterForm) {
  const { title, kind, language, dated, datedKind, basis, reference, referenceTruncated } = form
  const { replyKind, replyDated, answersLetterId, translatesLetterId } = form
  const { sourceUrl, sourceSeenDay } = form
  return {
    title,
    kind,
    language,
    edtf: dated.edtf,
    firstDay: dated.first,
    lastDay: dated.last,
    datedKind,
    basis,
    reference,
    referenceTruncated: reference !== null && referenceTruncated,
    replyKind: replyKind || null,
    replyEdtf: (replyKind && replyDated) || null,
    answersLetterId,
    translatesLetterId,
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
    ...(sourceSeenDay === undefined ? {} : { sourceSeenDay }),
  }
}

/**
 * The same for a letter that is corrected. Links that the form leaves as they were read stay as they are stored: they
 * may lead to a letter that whoever corrects it does not see.
 */
export function correctedColumns(form: LetterForm, before: Letter) {
  const { answersLetterId, translatesLetterId, ...columns } = letterColumns(form)
  return {
    ...columns,
    ...(answersLetterId === before.answersLetterId ? {} : { answersLetterId }),
    ...(translatesLetterId === before.translatesLetterId ? {} : { translatesLetterId }),
  }
}

/** The dates and references that a letter has beside those of its own row. */
export function insertHeadRows(
  tx: Transaction,
  letterId: string,
  { dates, otherReferences }: Pick<LetterForm, 'dates' | 'otherReferences'>,
): Statement[] {
  return [
    ...dates.map(({ kind, edtf, first, last, basis }) =>
      tx
        .insert(letterDates)
        .values({ letterId, kind, edtf, firstDay: first, lastDay: last, basis }),
    ),
    ...otherReferences.map(({ kind, number }, place) =>
      tx.insert(letterReferences).values({ letterId, place, kind, number }),
    ),
  ]
}

/** These as a corrected form says them; a date that stays the same keeps what was said of it. */
export function replaceHeadRows(
  tx: Transaction,
  letterId: string,
  { dates, otherReferences }: Pick<LetterForm, 'dates' | 'otherReferences'>,
  before: Pick<Letter, 'dates'>,
): Statement[] {
  return [
    ...deleteHeadRows(tx, letterId),
    ...insertHeadRows(tx, letterId, {
      otherReferences,
      dates: dates.map((date) => ({ ...date, basis: date.basis ?? findBasis(date, before) })),
    }),
  ]
}

export function deleteHeadRows(tx: Transaction, letterId: string): Statement[] {
  return [
    tx.delete(letterDates).where(eq(letterDates.letterId, letterId)),
    tx.delete(letterReferences).where(eq(letterReferences.letterId, letterId)),
  ]
}

function findBasis({ kind, edtf }: HeadDate, { dates }: Pick<Letter, 'dates'>): string | null {
  return dates.find((date) => date.kind === kind && date.edtf === edtf)?.basis ?? null
}

/** The dates of one letter in the order of their kinds. */
export function asDates(
  rows: readonly Omit<typeof letterDates.$inferSelect, 'letterId'>[],
): Letter['dates'] {
  return headDateKinds.flatMap((kind) =>
    rows
      .filter((date) => date.kind === kind)
      .map(({ edtf, firstDay, lastDay, basis }) => ({
        kind,
        edtf,
        first: firstDay,
        last: lastDay,
        basis,
      })),
  )
}

/** The other references of letters, by their ids; none of those that have none. */
export async function readReferences(
  db: Db,
  letterIds: readonly string[],
): Promise<Map<string, HeadReference[]>> {
  if (!letterIds.length) return new Map()
  const rows = await db
    .select()
    .from(letterReferences)
    .where(inList(db, letterReferences.letterId, letterIds))
    .orderBy(asc(letterReferences.letterId), asc(letterReferences.place))
  const byLetter = groupRowsBy('letterId', rows)
  return new Map(
    [...byLetter].map(([id, own]) => [id, own.map(({ kind, number }) => ({ kind, number }))]),
  )
}

/** Of one letter, for the entry by which it is found. */
export async function readReferencesOf(db: Db, letterId: string): Promise<HeadReference[]> {
  return db
    .select({ kind: letterReferences.kind, number: letterReferences.number })
    .from(letterReferences)
    .where(eq(letterReferences.letterId, letterId))
    .orderBy(asc(letterReferences.place))
}
