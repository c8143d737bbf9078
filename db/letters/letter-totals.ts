import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossierLetters, letters } from '../schema/schema.ts'
import { allLetters, sumKept } from '../statements/kept-counts.ts'
import type { LetterFilter } from './letter-filter.ts'

/** How many letters a filter leaves; `isMore`: there are more than that, and nobody counted further. */
export type LetterTotal = { total: number; isMore: boolean }

/** How far letters are counted that no kept count tells of: one after the other, so that a page never waits for it. */
const countLimit = 10_000

/**
 * The list that a filter asks for and nothing else: of a topic, or of the letters of a dossier that
 * state nothing on its topics; null where it asks for something else.
 */
export function findSoleList({
  dossierId,
  topicId,
  untagged,
  ...others
}: LetterFilter): string | null {
  if (Object.values(others).some((choice) => Boolean(choice))) return null
  if (topicId && !untagged && !dossierId) return topicId
  return untagged && !topicId && dossierId ? dossierId : null
}

/** How many letters there are by a filter: kept where it names one list or nothing, otherwise counted so far. */
export async function countFiltered(
  visible: VisibleScope,
  filter: LetterFilter,
  condition: SQL | undefined,
): Promise<LetterTotal> {
  const listId = findSoleList(filter)
  if (listId !== null) return { total: await readKept(visible, 'listed', listId), isMore: false }
  const { dossierId, ...choices } = filter
  if (!Object.values(choices).some(Boolean))
    return { total: await readKept(visible, 'letters', dossierId ?? allLetters), isMore: false }
  const some = visible.db
    .select({ one: sql`1` })
    .from(letters)
    .leftJoin(dossierLetters, isOfDossier(dossierId))
    .where(and(condition, visible.isVisible(letters.id)))
    .limit(countLimit + 1)
    .as('some')
  const [count] = await visible.db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(some)
  const rows = count?.rows ?? 0
  return { total: Math.min(rows, countLimit), isMore: rows > countLimit }
}

/** The row of a letter in the dossier of a filter; none where it names no dossier. */
export function isOfDossier(dossierId: string | undefined): SQL {
  return dossierId === undefined
    ? sql`false`
    : and(eq(dossierLetters.letterId, letters.id), eq(dossierLetters.dossierId, dossierId))!
}

/** What is kept of one dossier, topic or list, for one reader: nothing of what is hidden from them. */
export async function readKept(
  visible: VisibleScope,
  kind: Parameters<typeof sumKept>[1],
  id: string,
): Promise<number> {
  const { hiddenDossiers, hiddenTopics } = visible
  const number = sumKept(visible, kind, [id])
  const seen =
    hiddenDossiers === null || hiddenTopics === null
      ? number
      : sql<number>`case when ${id} in (${hiddenDossiers} union all ${hiddenTopics}) then 0 else ${number} end`
  const [kept] = await visible.db.select({ number: seen }).from(sql`(select 1 as one) one`)
  return kept?.number ?? 0
}
