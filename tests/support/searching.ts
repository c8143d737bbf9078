import { parseSearch } from '#app/domain/search/search-query.ts'
import type { MatchedLetters } from '#db/letters/letter-search.ts'
import type { VisibleStore } from '#db/index.ts'

/** What somebody finds who types these words, at most `limit` letters of it. */
export async function searchFor(
  { letters, dossiers }: Pick<VisibleStore, 'letters' | 'dossiers'>,
  typed: string,
  limit = 50,
): Promise<MatchedLetters> {
  const [dossier] = await dossiers.all()
  return letters.search(parseSearch(typed), { dossierId: dossier!.id }, { limit, offset: 0 })
}

export async function findTitles(
  store: Pick<VisibleStore, 'letters' | 'dossiers'>,
  typed: string,
): Promise<string[]> {
  return (await searchFor(store, typed)).rows.map(({ title }) => title)
}
