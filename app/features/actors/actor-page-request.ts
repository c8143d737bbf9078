import type { Actor } from '#app/domain/actors.ts'
import type { TakenProposal } from '#app/domain/proposals.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'

/** What one of the forms on the page of what is known of an actor asks for. */
export type ActorPageRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  actor: Pick<Actor, 'id' | 'name'>
  fields: Record<string, string>
  /** The proposal that saving takes, in the same transaction. */
  takes?: TakenProposal | null
}
