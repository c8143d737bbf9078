import { and, asc, inArray, isNotNull, ne, or } from 'drizzle-orm'
import type { LetterSummary } from '#app/domain/positions.ts'
import type { LetterOrder } from '#app/domain/search/letter-orders.ts'
import { cutHitPassages, type HitPassage, type HitPiece } from '#app/domain/search/search-hits.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'
import { type EntryMatch, inList } from '../core/dialect.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters, positions } from '../schema/schema.ts'
import { newestText } from '../statements/newest-text.ts'
import { expandSearch } from '../search/expand-search.ts'
import type { LetterFilter } from './letter-filter.ts'
import { countLimit, listFound } from './found-by-day.ts'
import { maskHead } from './letter-head.ts'
import { completeRows, type LetterRow, readHeadRows } from './letter-list.ts'
import { rankByFit } from './letter-ranks.ts'

const passagesShown = 3
const notesShown = 2

/** A letter that was found: passages of its text with what was looked for, and what colleagues noted with it. */
type MatchedLetter = LetterRow & {
  passages: HitPassage[]
  notes: { positionId: string; pieces: HitPiece[] }[]
}

/**
 * A page of what was found; `total` is how many letters there are, or where `isMore` the least that is known. `ids`:
 * all of these, the newest first.
 */
export type MatchedLetters = {
  rows: MatchedLetter[]
  ids: string[]
  total: number
  isMore: boolean
  doubts: string[]
}

type PagePart = { limit: number; offset: number; order?: LetterOrder }

/**
 * The letters in which stands what is looked for, newest first if not asked otherwise, as the reader may see them: what
 * is masked for them is not searched, and passages are cut from the masked text. Reads no more entries than are shown
 * and counted; by their fit only those that are counted are put in order.
 */
export async function searchLetters(
  visible: VisibleScope,
  query: SearchQuery,
  filter: LetterFilter,
  part: PagePart,
): Promise<MatchedLetters> {
  const none = { rows: [], ids: [], total: 0, isMore: false }
  if (!query.groups.length) return { ...none, doubts: [] }
  const { match, doubts } = await expandSearch(visible, query)
  if (!match) return { ...none, doubts }
  const found = await listFound(visible, match, filter, { limit: countLimit + 1, offset: 0 })
  const ids = found.slice(0, countLimit)
  const pageIds = await choosePage(visible, { query, match, filter, ids }, part)
  const rows = await completeRows(visible, await readHeadRows(visible, pageIds))
  const passages = await findPassages(visible, query, pageIds)
  return {
    rows: rows.map((row) => ({ ...row, ...passages.get(row.id)! })),
    ids,
    total: ids.length,
    isMore: found.length > countLimit,
    doubts,
  }
}

type Found = {
  query: SearchQuery
  match: EntryMatch
  filter: LetterFilter
  ids: readonly string[]
}

/** The ids of the letters of one page, of which the newest are known already. */
async function choosePage(
  visible: VisibleScope,
  { query, match, filter, ids }: Found,
  { limit, offset, order = 'newest' }: PagePart,
): Promise<readonly string[]> {
  if (order === 'fit') return (await rankByFit(visible, query, ids)).slice(offset, offset + limit)
  if (order === 'newest' && offset + limit <= countLimit) return ids.slice(offset, offset + limit)
  return listFound(visible, match, filter, { limit, offset, order })
}

/** The heads of the letters in which stands what is looked for, newest first, without their texts. */
export async function searchLetterHeads(
  visible: VisibleScope,
  query: SearchQuery,
  limit: number,
  filter: LetterFilter = {},
): Promise<LetterSummary[]> {
  const { match } = query.groups.length ? await expandSearch(visible, query) : { match: null }
  if (!match) return []
  const ids = await listFound(visible, match, filter, { limit, offset: 0 })
  return (await readHeadRows(visible, ids)).map(maskHead)
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
