import { abbreviateName, type Actor } from './actors.ts'
import { groupRowsBy } from './collections.ts'
import { foldText } from './text/words.ts'

type NamedActor = Pick<Actor, 'id' | 'kind' | 'name'>

/**
 * Names for where room is short, by the actors' ids, told apart among all those given: `O. Smith` as long as there is
 * one, otherwise `Ol. Smith` and `Ow. Smith`, with as many letters as it takes, and the whole name where none are
 * enough.
 */
export function shortenNames(actors: readonly NamedActor[]): Map<string, string> {
  const rows = actors.map((actor) => ({ actor, short: foldText(abbreviateName(actor)) }))
  return new Map(
    [...groupRowsBy('short', rows).values()].flatMap((group) =>
      lengthenUntilApart(group.map(({ actor }) => actor)),
    ),
  )
}

function lengthenUntilApart(alike: readonly NamedActor[]): [string, string][] {
  const longest = Math.max(...alike.map(({ name }) => [...name].length))
  for (let letters = 1; letters <= longest; letters += 1) {
    const shorts = alike.map((actor) => abbreviateName(actor, letters))
    if (new Set(shorts.map(foldText)).size === alike.length)
      return alike.map(({ id }, index) => [id, shorts[index]!])
  }
  return alike.map(({ id, name }) => [id, name])
}
