import type { ActorNames } from '../actor-facts.ts'
import type { Actor } from '../actors.ts'
import type { Day, Period } from '../days.ts'
import type { Dossier } from '../dossiers.ts'
import type { Topic } from '../topics.ts'

/** `named` are the actors that a passage's holders may be, besides those the briefing is about. */
export type BriefingRequest = {
  dossier: Dossier
  topics: readonly Topic[]
  actors: readonly Pick<Actor, 'id' | 'kind' | 'name'>[]
  namedActors?: readonly Pick<Actor, 'id' | 'name'>[]
  /** What these were called when: a quote names its holders as of its letter's day. */
  namesInTime?: ActorNames
  period: Period
  asOf: Day
  /** The day by which it is judged what is stale. */
  today: Day
  title?: string
  madeOn: Day
}
