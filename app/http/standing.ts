import { housesOn, sayHouses, type Actor, type AffiliationsByMember } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import { lists, type Counting, type Said } from '#app/domain/evidence.ts'
import { rowsShown, shownStance, type StanceShown } from '#app/domain/shown.ts'
import { stanceOf } from '#app/domain/reckoned.ts'
import { isConditional, type Stance } from '#app/domain/stance.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { Reading } from '#app/store.server.ts'

export type Cell = { topicId: string; found: StanceShown; conditional: boolean }
export type Standing = {
  actor: Pick<Actor, 'id' | 'name'>
  house: string
  cells: Cell[]
  quotes: number
  letters: number
}

/** Whose stances a page shows, on what, as of when; `most` rows stand in each number's table. */
type Asked = {
  actors: readonly Pick<Actor, 'id' | 'name'>[]
  topics: readonly Pick<Topic, 'id'>[]
  asOf: Day
  most: number
}

/** Where each actor stands on each topic as of a day, in the order given; `house` is where they belong then. */
export async function standings(
  store: Reading,
  said: Said,
  { actors, topics, asOf, most }: Asked,
): Promise<Standing[]> {
  const belonging = await store.actors.belonging(actors.map(({ id }) => id))
  const found = actors.map((actor) => {
    return {
      actor,
      own: lists(said, [actor], topics),
      stances: topics.map(({ id }) => stanceOf(said(actor.id, id), asOf)),
    }
  })
  const letters = await lettersOf(
    store,
    found.flatMap(({ stances }) => stances),
    most,
  )
  return found.map(({ actor, own, stances }) => ({
    actor: { id: actor.id, name: actor.name },
    house: houseOf(belonging, actor.id, newestOf(own) ?? asOf, asOf),
    cells: stances.map((one, index) => ({
      topicId: topics[index]!.id,
      found: shownStance(one, most, letters),
      conditional: isConditional(one),
    })),
    quotes: own.reduce((sum, list) => sum + list.length, 0),
    letters: new Set(own.flatMap((list) => list.map(({ letterId }) => letterId))).size,
  }))
}

/** One stance as a page shows it. */
export async function standing(
  store: Reading,
  found: Stance<Counting>,
  most: number,
): Promise<StanceShown> {
  return shownStance(found, most, await lettersOf(store, [found], most))
}

function newestOf(own: readonly (readonly Counting[])[]): Day | null {
  return (
    own
      .flatMap((list) => list.at(-1)?.lastDay ?? [])
      .sort()
      .at(-1) ?? null
  )
}

function lettersOf(store: Reading, found: readonly Stance<Counting>[], most: number) {
  return store.letters.heads([
    ...new Set(
      found.flatMap((one) => rowsShown(one, most).map(({ position }) => position.letterId)),
    ),
  ])
}

function houseOf(
  {
    affiliations,
    names,
  }: { affiliations: AffiliationsByMember; names: ReadonlyMap<string, string> },
  actorId: string,
  newest: Day,
  asOf: Day,
): string {
  return sayHouses(housesOn(affiliations, names, actorId, newest < asOf ? newest : asOf))
}
