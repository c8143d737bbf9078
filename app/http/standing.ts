import { affiliationsByMember, housesOn, sayHouses, type Actor, type Affiliation } from '#app/domain/actors.ts'
import { attributed, byTopic } from '#app/domain/attribution.ts'
import type { Day } from '#app/domain/days.ts'
import type { Stated } from '#app/domain/positions.ts'
import { isConditional, stance } from '#app/domain/stance.ts'
import { shownStance, type StanceShown } from '#app/domain/shown.ts'
import type { Topic } from '#app/domain/topics.ts'

export type Cell = { topicId: string; found: StanceShown; conditional: boolean }
export type Standing = { actor: Pick<Actor, 'id' | 'name'>; house: string; cells: Cell[]; quotes: number; letters: number }

/** How many rows a number's table shows on a page; the briefing has them all. */
const evidenceRows = 40

/** Where each actor stands on each topic as of a day, in the order given; `house` is where they belong then. */
export function standings(positions: readonly Stated[], affiliations: readonly Affiliation[], everybody: ReadonlyMap<string, string>, actors: readonly Pick<Actor, 'id' | 'name'>[], topics: readonly Pick<Topic, 'id'>[], asOf: Day): Standing[] {
  const byActor = attributed(positions, affiliations)
  const byMember = affiliationsByMember(affiliations)
  return actors.map(({ id, name }) => {
    const own = byActor.get(id) ?? []
    const said = byTopic(own)
    const cells = topics.map((topic) => {
      const found = stance(said.get(topic.id) ?? [], asOf)
      return { topicId: topic.id, found: shownStance(found, evidenceRows), conditional: isConditional(found) }
    })
    const newest = own.at(-1)?.lastDay ?? asOf
    return { actor: { id, name }, house: sayHouses(housesOn(byMember, everybody, id, newest < asOf ? newest : asOf)), cells, quotes: own.length, letters: new Set(own.map(({ letterId }) => letterId)).size }
  })
}
