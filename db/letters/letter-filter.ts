import type { Day } from '#app/domain/days.ts'
import type { LetterKind } from '#app/domain/letters.ts'

/** What the list of letters is narrowed by. */
export type LetterFilter = {
  /** Without one, the letters of all dossiers and of none. */
  dossierId?: string
  kind?: LetterKind
  authorId?: string
  topicId?: string
  from?: Day
  to?: Day
  /** Those that state nothing on the dossier's topics; without a dossier, on those of one that they lie in. */
  untagged?: boolean
}
