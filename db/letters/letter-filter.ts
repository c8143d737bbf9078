import type { AssignmentFilter } from '#app/domain/assignments.ts'
import type { CodingFilter } from '#app/domain/codings.ts'
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
  /** How far their coding is for the dossier; without one, for one that they lie in. */
  coding?: CodingFilter
  /** Only those that one coder began or is done with; with `coding`, those that are so far by this coder. */
  coderId?: string
  /** Only those that nobody is done with for the dossier, or for one that they lie in. */
  isOpen?: boolean
  /** Whose they are to code, for the dossier, or for one that they lie in. */
  assigned?: AssignmentFilter
}
