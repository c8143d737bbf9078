import type { Topic } from '#app/domain/topics.ts'
import type { User } from '#app/domain/users.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'

type LetterDetail = NonNullable<Awaited<ReturnType<VisibleStore['letters']['byId']>>>

/** The letter that somebody codes, with what they see of the store and the topics that its passages can be on. */
export type CodingContext = {
  visible: VisibleStore
  user: User
  performedBy: PerformedBy
  letterDetail: LetterDetail
  topics: readonly Topic[]
  /** The dossiers that they may code the letter for. */
  dossierIds: readonly string[]
  /** The second coding that they are at; null where what they code counts. */
  secondCodingId: string | null
}
