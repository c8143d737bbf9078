import { and, asc, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { SQLiteSelect } from 'drizzle-orm/sqlite-core'
import type { LetterVisibility } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { cutHitPassages, type HitPassage, type HitPiece } from '#app/domain/search/search-hits.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'
import { type EntryMatch, inList } from '../core/dialect.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossierLetters, letters, positions } from '../schema/schema.ts'
import { newestText } from '../statements/newest-text.ts'
import { expandSearch } from '../search/expand-search.ts'
import type { LetterFilter } from './letter-filter.ts'
import { headColumns, maskHead } from './letter-head.ts'

import { letterCondition } from './letter-condition.ts'
import { completeRows, type LetterRow } from './letter-list.ts'

/** Up to so many letters are counted; where there are more, that is all that is said. */
const countLimit = 1000
const passagesShown = 3
const notesShown = 2

/** A letter that was found: passages of its text with what was looked for, and what colleagues noted with it. */
type MatchedLetter = LetterRow & {
  passages: HitPassage[]
  notes: { positionId: string; pieces: HitPiece[] }[]
}

/** A page of what was found; `total` is how many letters there are, or where `isMore` the least that is known. */
export type MatchedLetters = {
  rows: MatchedLetter[]
  total: number
  isMore: boolean
  doubts: string[]
}

/**
 * The letters in which stands what is looked for, newest first, as the reader may see them: what is masked for them is
 * not searched, and passages are cut from the masked text. Reads no more entries than are shown and counted.
 */
export async function searchLetters(
  visible: VisibleScope,
  query: SearchQuery,
  filter: LetterFilter,
  limit: number,
  offset: number,
): Promise<MatchedLetters> {
  if (!query.groups.length) return { rows: [], total: 0, isMore: false, doubts: [] }
  const { match, doubts } = await expandSearch(visible, query)
  if (!match) return { rows: [], total: 0, isMore: false, doubts }
  const found = await readFound(visible, match, filter, limit, offset)
  const isWhole = offset === 0 && found.length < limit
  const counted = isWhole ? found.length : await countFound(visible, match, filter)
  const rows = await completeRows(visible, found)
  const passages = await findPassages(
    visible,
    query,
    rows.map(({ id }) => id),
  )
  return {
    rows: rows.map((row) => ({ ...row, ...passages.get(row.id)! })),
    total: Math.min(counted, countLimit),
    isMore: counted > countLimit,
    doubts,
  }
}

/** The heads of the letters in which stands what is looked for, newest first, without their texts. */
export async function searchLetterHeads(
  visible: VisibleScope,
  query: SearchQuery,
  limit: number,
): Promise<LetterSummary[]> {
  const { match } = query.groups.length ? await expandSearch(visible, query) : { match: null }
  return match ? (await readFound(visible, match, {}, limit, 0)).map(maskHead) : []
}

/**
 * Adds the row of each letter in the dossier of a filter. Where it names none, nothing is added: SQLite would look
 * through the letters of all dossiers for each letter found, though no row could fit.
 */
export function joinDossier<Q extends SQLiteSelect>(query: Q, { dossierId }: LetterFilter): Q {
  if (dossierId === undefined) return query
  const isOfDossier = and(
    eq(dossierLetters.letterId, letters.id),
    eq(dossierLetters.dossierId, dossierId),
  )
  return query.leftJoin(dossierLetters, isOfDossier) as unknown as Q
}

async function readFound(
  visible: VisibleScope,
  match: EntryMatch,
  filter: LetterFilter,
  limit: number,
  offset: number,
) {
  const { db, isVisible } = visible
  const { from, where, newestFirst } = db.engine.matching(match)
  const rows = await joinDossier(
    db
      .select({ ...headColumns, visibility: letters.visibility })
      .from(from)
      .innerJoin(letters, eq(letters.id, sql`letter_search.letter_id`))
      .$dynamic(),
    filter,
  )
    .where(and(where, letterCondition(visible, filter), isVisible(letters.id)))
    .orderBy(...newestFirst)
    .limit(limit)
    .offset(offset)
  return rows.map((row) => ({ ...row, visibility: row.visibility as LetterVisibility }))
}

async function countFound(
  visible: VisibleScope,
  match: EntryMatch,
  filter: LetterFilter,
): Promise<number> {
  const { db, isVisible } = visible
  const { from, where } = db.engine.matching(match)
  const found = joinDossier(
    db
      .select({ one: sql<number>`1`.as('one') })
      .from(from)
      .innerJoin(letters, eq(letters.id, sql`letter_search.letter_id`))
      .$dynamic(),
    filter,
  )
    .where(and(where, letterCondition(visible, filter), isVisible(letters.id)))
    .limit(countLimit + 1)
    .as('found')
  const [count] = await db.select({ rows: sql<number>`cast(count(*) as integer)` }).from(found)
  return count?.rows ?? 0
}

type Passages = Pick<MatchedLetter, 'passages' | 'notes'>

async function findPassages(
  visible: VisibleScope,
  query: SearchQuery,
  ids: readonly string[],
): Promise<Map<string, Passages>> {
  const { db, seesContactDetails, seesNotes } = visible
  const found = new Map<string, Passages>(ids.map((id) => [id, { passages: [], notes: [] }]))
  if (!ids.length) return found
  const readable = (words: string) => (seesContactDetails ? words : maskWords(words))
  const texts = await db
    .select({ id: letters.id, text: newestText(letters.id) })
    .from(letters)
    .where(inList(db, letters.id, ids))
  for (const { id, text } of texts)
    found.get(id)!.passages = cutHitPassages(readable(text), query, passagesShown)
  if (!seesNotes) return found
  for (const { letterId, positionId, note, condition } of await findNotes(visible, ids)) {
    const { notes } = found.get(letterId)!
    const [passage] = [note, condition].flatMap((words) =>
      words === null ? [] : cutHitPassages(readable(words), query, 1),
    )
    if (passage && notes.length < notesShown) notes.push({ positionId, pieces: passage.pieces })
  }
  return found
}

/** The notes and conditions in letters that stand, with the ids of their positions. */
async function findNotes(
  { db, isTopicVisible }: VisibleScope,
  letterIds: readonly string[],
): Promise<
  { letterId: string; positionId: string; note: string | null; condition: string | null }[]
> {
  if (!letterIds.length) return []
  return db
    .select({
      letterId: positions.letterId,
      positionId: positions.id,
      note: positions.note,
      condition: positions.condition,
    })
    .from(positions)
    .where(
      and(
        inArray(positions.letterId, [...letterIds]),
        ne(positions.status, 'withdrawn'),
        isTopicVisible(positions.topicId),
        or(isNotNull(positions.note), isNotNull(positions.condition)),
      ),
    )
    .orderBy(asc(positions.start), asc(positions.id))
}
