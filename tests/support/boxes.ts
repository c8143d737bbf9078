import type { SearchGroup, SearchKind } from '#app/domain/search/search-groups.ts'
import type { HitPiece } from '#app/domain/search/search-hits.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { LetterReader } from '#app/domain/users.ts'
import type { Store } from '#db/index.ts'

/** What the one box is asked, as its features take it. */
export const askBox = (typed: string, dossier: DossierRecord | null = null) => ({
  ...{ typed, dossier, query: parseSearch(typed) },
})

/** Words as they read, with what is marked in brackets. */
export const readPieces = (pieces: readonly HitPiece[]): string =>
  pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')

/** What of one kind was found: how many, and each row with its name and what stands beside it. */
export function readGroup(groups: readonly SearchGroup[], kind: SearchKind) {
  const group = groups.find((one) => one.kind === kind)
  return group && { total: group.total, rows: group.rows.map(({ name }) => readPieces(name)) }
}

/** What somebody may see, as requests carry it. */
export const seenBy = (store: Store, reader: LetterReader = 'owner') => ({
  visible: store.visibleTo(reader),
  masked: store.visibleTo(reader, { contactDetails: false }),
})
