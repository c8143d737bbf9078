import { and, or, type SQL, sql } from 'drizzle-orm'
import { hasListOfCoder, keyOfCodingList } from '#app/domain/codings.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossierLetters, letters } from '../schema/schema.ts'
import { allLetters, type KeptCount, keyOfTopicIn, sumKept } from '../statements/kept-counts.ts'
import type { LetterFilter } from './letter-filter.ts'

/** How many letters a filter leaves; `isMore`: there are more than that, and nobody counted further. */
export type LetterTotal = { total: number; isMore: boolean }

/** How far letters are counted that no kept count tells of: one after the other, so that a page never waits for it. */
const countLimit = 10_000

/**
 * A list that is kept (`letter_lists`), of which those are asked for that lie in a dossier; null for all of it. `of`:
 * the topic or dossier that it is of, which may be hidden from the reader.
 */
export type SoleList = { listId: string; dossierId: string | null; of: string }

/**
 * The list that a filter asks for and nothing else: of a topic, in one dossier or in all, or of the letters of a
 * dossier whose coding is so far; null where it asks for something else.
 */
export function findSoleList({
  dossierId,
  topicId,
  coding,
  coderId,
  ...others
}: LetterFilter): SoleList | null {
  if (Object.values(others).some((choice) => Boolean(choice))) return null
  if (coderId && !hasListOfCoder(coding)) return null
  if (topicId && !coding) return { listId: topicId, dossierId: dossierId ?? null, of: topicId }
  return coding && !topicId && dossierId
    ? {
        listId: keyOfCodingList(dossierId, coding, coderId ?? null),
        dossierId: null,
        of: dossierId,
      }
    : null
}

/** How many letters there are by a filter: kept where it names one list or nothing, otherwise counted so far. */
export async function countFiltered(
  visible: VisibleScope,
  filter: LetterFilter,
  condition: SQL | undefined,
): Promise<LetterTotal> {
  const list = findSoleList(filter)
  if (list) return { total: await countListed(visible, list), isMore: false }
  const { dossierId, ...choices } = filter
  if (!Object.values(choices).some(Boolean))
    return { total: await readKept(visible, 'letters', dossierId ?? allLetters), isMore: false }
  const some = selectFiltered(visible, dossierId, condition).as('some')
  const [count] = await visible.db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(some)
  const rows = count?.rows ?? 0
  return { total: Math.min(rows, countLimit), isMore: rows > countLimit }
}

function countListed(visible: VisibleScope, { listId, dossierId, of }: SoleList): Promise<number> {
  return dossierId === null
    ? readKept(visible, 'listed', listId, [of])
    : readKept(visible, 'listed in', keyOfTopicIn(dossierId, listId), [dossierId, listId])
}

/** The letters of a condition, no more than are counted: of one dossier by its own rows. */
function selectFiltered(
  { db, isVisible }: VisibleScope,
  dossierId: string | undefined,
  condition: SQL | undefined,
) {
  const one = { one: sql`1` }
  return dossierId === undefined
    ? db
        .select(one)
        .from(letters)
        .where(and(condition, isVisible(letters.id)))
        .limit(countLimit + 1)
    : db
        .select(one)
        .from(dossierLetters)
        .where(and(condition, isVisible(dossierLetters.letterId)))
        .limit(countLimit + 1)
}

/** What is kept of dossiers, topics or lists (`of`), for one reader: nothing of what is hidden from them. */
export async function readKept(
  visible: VisibleScope,
  kind: KeptCount,
  key: string,
  of: readonly string[] = [key],
): Promise<number> {
  const { hiddenDossiers, hiddenTopics } = visible
  const number = sumKept(visible, kind, [key])
  const isHidden =
    hiddenDossiers && hiddenTopics
      ? or(...of.map((id) => sql`${id} in (${hiddenDossiers} union all ${hiddenTopics})`))
      : undefined
  const [kept] = await visible.db
    .select({
      number: isHidden ? sql<number>`case when ${isHidden} then 0 else ${number} end` : number,
    })
    .from(sql`(select 1 as one) one`)
  return kept?.number ?? 0
}
