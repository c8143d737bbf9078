import { and, eq } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import type { HeadDateKind, HeadReference } from '#app/domain/letter-heads.ts'
import type { Letter } from '#app/domain/letters.ts'
import { type Db, inList } from '../core/dialect.ts'
import { maskReference } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letterDates, letters } from '../schema/schema.ts'
import { asDates, readReferences } from '../statements/letter-head-rows.ts'

/** What a letter says of itself beside its own row, and the letters that it leads to. */
export type StoredHead = Pick<
  Letter,
  'datedKind' | 'dates' | 'otherReferences' | 'answersLetterId' | 'translatesLetterId'
>

/** The same as a reader sees it: a letter that is closed to them is none. */
export async function readLetterHead(
  visible: VisibleScope,
  row: typeof letters.$inferSelect,
): Promise<StoredHead> {
  const { db } = visible
  const linked = await findVisibleIds(visible, [row.answersLetterId, row.translatesLetterId])
  const keepVisible = (id: string | null) => (id !== null && linked.has(id) ? id : null)
  return {
    datedKind: row.datedKind as HeadDateKind | null,
    dates: (await readDates(db, [row.id])).get(row.id) ?? [],
    otherReferences: (await readReferences(db, [row.id])).get(row.id) ?? [],
    answersLetterId: keepVisible(row.answersLetterId),
    translatesLetterId: keepVisible(row.translatesLetterId),
  }
}

async function findVisibleIds(
  { db, isVisible }: VisibleScope,
  ids: readonly (string | null)[],
): Promise<Set<string>> {
  const named = ids.filter((id) => id !== null)
  if (!named.length) return new Set()
  const rows = await db
    .select({ id: letters.id })
    .from(letters)
    .where(and(inList(db, letters.id, named), isVisible(letters.id)))
  return new Set(rows.map(({ id }) => id))
}

/** The dates of letters beside those that count, in the order of their kinds. */
async function readDates(
  db: Db,
  letterIds: readonly string[],
): Promise<Map<string, Letter['dates']>> {
  const rows = await db
    .select()
    .from(letterDates)
    .where(inList(db, letterDates.letterId, letterIds))
  const byLetter = groupRowsBy('letterId', rows)
  return new Map([...byLetter].map(([id, own]) => [id, asDates(own)]))
}

/** The last days on which those letters that a reader sees may have been registered, where that is said of them. */
export async function findRegisteredDays(
  visible: VisibleScope,
  letterIds: readonly string[],
): Promise<Map<string, Day>> {
  const { db } = visible
  const seen = await findVisibleIds(visible, letterIds)
  if (!seen.size) return new Map()
  const rows = await db
    .select({ id: letterDates.letterId, day: letterDates.lastDay })
    .from(letterDates)
    .where(and(inList(db, letterDates.letterId, [...seen]), eq(letterDates.kind, 'registered')))
  return new Map(rows.map(({ id, day }) => [id, day]))
}

/** The other references of those letters that a reader sees, masked as lists and files show them. */
export async function findOtherReferences(
  visible: VisibleScope,
  letterIds: readonly string[],
): Promise<Map<string, HeadReference[]>> {
  const seen = await findVisibleIds(visible, letterIds)
  const found = await readReferences(visible.db, [...seen])
  return new Map([...found].map(([id, own]) => [id, own.map(maskReference)]))
}
