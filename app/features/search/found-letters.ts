import { formatEdtfDate } from '#app/domain/days.ts'
import { formatReference } from '#app/domain/letters.ts'
import { hitHref } from '#app/domain/search/hit-href.ts'
import { hasMark, markWords, rankName } from '#app/domain/search/marked-words.ts'
import type { SearchRow } from '#app/domain/search/search-groups.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import type { AskedSearch, FoundThings } from './found-things.ts'

/** So many passages of one letter are shown, one of which says enough where its name does not. */
const passagesShown = 2

type FoundLetter = Awaited<ReturnType<VisibleStore['letters']['search']>>['rows'][number]

/** The letters that hold everything that is looked for, as their own list gives them; `doubts`: what it cannot ask. */
export async function searchLetterTexts(
  visible: VisibleStore,
  { typed, query, dossier }: AskedSearch,
  most: number,
): Promise<FoundThings & { doubts: string[] }> {
  const part = { limit: most, offset: 0 }
  const found = await visible.letters.search(query, { dossierId: dossier?.id }, part)
  return {
    kind: 'letters',
    total: found.total,
    isMore: found.isMore,
    rank: Math.max(0, ...found.rows.map(({ title }) => rankName(title, typed))),
    says: null,
    doubts: found.doubts,
    readRows: (start, count) =>
      Promise.resolve(
        found.rows.slice(start, start + count).map((letter) => showLetter(letter, typed, query)),
      ),
  }
}

function showLetter(letter: FoundLetter, typed: string, query: SearchQuery): SearchRow {
  const { id, title, kind, dated, authors, passages, notes } = letter
  const name = markWords(title, query)
  const passage = passages[0]
  const parts = [capitaliseFirst(kind), formatEdtfDate(dated), authors.join(', ')]
  const reference = markWords(formatReference(letter) ?? '', query)
  return {
    id,
    href: hitHref(id, typed, passage?.start ?? null),
    name,
    beside: markWords(parts.filter(Boolean).join(' · '), query),
    why: passage
      ? passages.slice(0, passagesShown).map(({ pieces }) => pieces)
      : hasMark(reference)
        ? [reference]
        : notes.slice(0, 1).map(({ pieces }) => pieces),
    coding: null,
  }
}
