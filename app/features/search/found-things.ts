import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { SearchKind, SearchRow } from '#app/domain/search/search-groups.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'

/** What is looked for: in a dossier, or where it is null in all that the reader sees. */
export type AskedSearch = { typed: string; query: SearchQuery; dossier: DossierRecord | null }

/** What of one kind was found, before any of it is read whole: `readRows` gives so many of it from a place on. */
export type FoundThings = {
  kind: SearchKind
  total: number
  isMore: boolean
  rank: number
  says: string | null
  readRows: (start: number, count: number) => Promise<SearchRow[]>
}
