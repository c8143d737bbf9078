import { setImmediate } from 'node:timers/promises'
import { formatEdtfDate } from '#app/domain/days.ts'
import { positionCardHref, positionHref } from '#app/domain/position-href.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { listQuoteRemarks } from '#app/domain/quotes/quote-remarks.ts'
import { leaveUnmarked, markWords } from '#app/domain/search/marked-words.ts'
import { cutHitPassages, holdsSearch, type HitPiece } from '#app/domain/search/search-hits.ts'
import type { SearchRow } from '#app/domain/search/search-groups.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'
import { nameWithState } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import type { AskedSearch, FoundThings } from './found-things.ts'

/** Quotes and notes are looked for in so many letters, a few at a time, until so many passages were looked at. */
const [mostLetters, lettersAtOnce, mostPassages] = [200, 50, 2000]

/**
 * The quotes, and the notes beside them, that hold everything that is looked for, in the newest letters that do:
 * letters are told by their index, and only the passages of so many are looked at, however many are stored. In a
 * dossier those on its topics.
 */
export async function searchPassages(
  visible: VisibleStore,
  { query, dossier }: AskedSearch,
): Promise<FoundThings[]> {
  const heads = await visible.letters.searchHeads(query, mostLetters + 1, {
    dossierId: dossier?.id,
  })
  const topicIds = dossier
    ? new Set((await visible.topics.ofDossier(dossier.id)).map(({ id }) => id))
    : null
  const [quotes, notes]: [string[], string[]] = [[], []]
  let [letters, passages] = [0, 0]
  while (letters < Math.min(heads.length, mostLetters) && passages < mostPassages) {
    const ids = heads.slice(letters, Math.min(letters + lettersAtOnce, mostLetters))
    const words = await visible.positions.wordsInLetters(ids.map(({ id }) => id))
    for (const { id, topicId, status, exact, note, condition } of words) {
      if (topicIds && !topicIds.has(topicId)) continue
      if (status === 'approved' && holdsSearch(exact, query)) quotes.push(id)
      if ([note, condition].some((noted) => noted && holdsSearch(noted, query))) notes.push(id)
    }
    letters += ids.length
    passages += words.length
    // Others are answered in between.
    await setImmediate()
  }
  const isMore = letters < heads.length
  const says = isMore
    ? `Among the newest ${letters.toLocaleString('en')} letters that hold these words.`
    : null
  const common = { isMore, rank: 0, says }
  return [
    {
      ...{ kind: 'quotes', total: quotes.length, ...common },
      readRows: (start, count) => readQuotes(visible, quotes.slice(start, start + count), query),
    },
    {
      ...{ kind: 'notes', total: notes.length, ...common },
      readRows: (start, count) => readNotes(visible, notes.slice(start, start + count), query),
    },
  ]
}

async function readQuotes(
  visible: VisibleStore,
  ids: readonly string[],
  query: SearchQuery,
): Promise<SearchRow[]> {
  const found = await visible.positions.byIds(ids)
  const describe = await readSources(visible, found)
  return inOrder(ids, found).map((position) => ({
    id: position.id,
    href: positionHref({ letterId: position.letterId, positionId: position.id }),
    name: cutWords(position.quote.exact, query),
    beside: markWords(
      [...describe(position), ...listQuoteRemarks(position)].filter(Boolean).join(' · '),
      query,
    ),
    why: [],
    coding: showCoding(position),
  }))
}

async function readNotes(
  visible: VisibleStore,
  ids: readonly string[],
  query: SearchQuery,
): Promise<SearchRow[]> {
  const found = await visible.positions.inAnyState(ids)
  const describe = await readSources(visible, found)
  return inOrder(ids, found).map((position) => {
    const { id, letterId, note, condition, letter } = position
    const noted = [note, condition].find((words) => words && holdsSearch(words, query)) ?? ''
    return {
      id,
      href: positionCardHref({ letterId, positionId: id }),
      name: cutWords(noted, query),
      beside: leaveUnmarked([...describe(position), letter.title].filter(Boolean).join(' · ')),
      why: [],
      coding: showCoding(position),
    }
  })
}

function cutWords(words: string, query: SearchQuery): HitPiece[] {
  return cutHitPassages(words, query, 1)[0]?.pieces ?? leaveUnmarked(words)
}

const showCoding = ({ level, absence, conditional, status }: PositionWithLetter) => ({
  ...{ level, absence, conditional, status },
})

/** What gives whose some positions are, on what, and of which day. */
async function readSources(
  visible: VisibleStore,
  found: readonly PositionWithLetter[],
): Promise<(position: PositionWithLetter) => string[]> {
  const nameHolders = await findHolderNames(visible, found)
  const topics = await visible.topics.byIds([...new Set(found.map(({ topicId }) => topicId))])
  const names = new Map(topics.map((topic) => [topic.id, nameWithState(topic)]))
  return (position) => [
    nameHolders(position),
    names.get(position.topicId) ?? '',
    formatEdtfDate(position.letter.dated),
  ]
}

function inOrder(
  ids: readonly string[],
  found: readonly PositionWithLetter[],
): PositionWithLetter[] {
  const byId = new Map(found.map((position) => [position.id, position]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
