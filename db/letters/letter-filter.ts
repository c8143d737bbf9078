import type { Day } from '#app/domain/days.ts'
import type { LetterKind } from '#app/domain/letters.ts'

/** What the list of letters is narrowed by. */
export type LetterFilter = {
  dossierId: string
  kind?: LetterKind
  authorId?: string
  topicId?: string
  from?: Day
  to?: Day
  untagged?: boolean
}
