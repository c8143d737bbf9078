import type { LetterOrder } from '#app/domain/search/letter-orders.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import type { StemLanguage } from '#app/domain/search/stem-languages.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { type FoundNarrowings, listNarrowings, type NarrowedPlace } from './found-narrowings.ts'

type SearchAnswer = Awaited<ReturnType<VisibleStore['letters']['search']>>

/** How many of the actors that are called so are named above the letters. */
const actorsShown = 5

/**
 * A page of the list of letters: all that the filter leaves, or of those the ones with what somebody typed, each with
 * its passages. `doubts` says what of it cannot be asked; `actors` are those who are called so.
 */
export type LetterListing = Pick<SearchAnswer, 'total' | 'isMore' | 'doubts'> & {
  rows: (Omit<SearchAnswer['rows'][number], 'passages' | 'notes'> &
    Partial<Pick<SearchAnswer['rows'][number], 'passages' | 'notes'>>)[]
  actors: { id: string; name: string }[]
  moreActors: boolean
  /** What was found can be narrowed by; null where nothing was searched for. */
  narrowings: FoundNarrowings | null
}

/** `forms`: by which language words stand for their other forms too. */
type FoundPart = { limit: number; offset: number; order?: LetterOrder; forms?: StemLanguage }

export async function findLetters(
  visible: VisibleStore,
  typed: string,
  place: NarrowedPlace,
  { order, forms, ...part }: FoundPart,
): Promise<LetterListing> {
  const [{ filter }, { limit, offset }] = [place, part]
  if (!typed.trim()) {
    const { rows, total, isMore } = await visible.letters.page(
      filter,
      limit,
      offset,
      order === 'oldest' ? 'oldest' : 'newest',
    )
    return { rows, total, isMore, doubts: [], actors: [], moreActors: false, narrowings: null }
  }
  const query = parseSearch(typed, forms)
  const { ids, ...found } = await visible.letters.search(query, filter, { ...part, order })
  const actors = offset === 0 ? await visible.actors.called(query, actorsShown + 1) : []
  return {
    ...found,
    narrowings: await listNarrowings(visible, ids, place),
    doubts: [...query.doubts, ...found.doubts],
    actors: actors.slice(0, actorsShown).map(({ id, name }) => ({ id, name })),
    moreActors: actors.length > actorsShown,
  }
}
