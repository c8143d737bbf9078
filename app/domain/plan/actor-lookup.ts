import type { Actor } from '../actors.ts'
import { foldText } from '../text/words.ts'

/** Whom words may mean: those who are called so, otherwise the persons whose last name they are. */
export type ActorLookup = (words: string) => readonly { name: string }[]

/** Lays out who is called what, by names, other names and last names, so that nobody is looked for among all. */
export function buildActorLookup(
  actors: readonly Pick<Actor, 'kind' | 'name' | 'aliases'>[],
): ActorLookup {
  const [whole, last] = [
    new Map<string, { name: string }[]>(),
    new Map<string, { name: string }[]>(),
  ]
  for (const actor of actors) {
    for (const name of new Set([actor.name, ...actor.aliases].map(foldCalled)))
      add(whole, name, actor)
    const words = foldCalled(actor.name).split(' ')
    if (actor.kind === 'person' && words.length > 1) add(last, words.at(-1)!, actor)
  }
  return (words) => {
    const folded = foldCalled(words)
    return whole.get(folded) ?? last.get(folded) ?? []
  }
}

const foldCalled = (name: string): string => foldText(name.replace(/[-–_.’']+/g, ' '))

function add(map: Map<string, { name: string }[]>, key: string, actor: { name: string }): void {
  if (key) map.set(key, [...(map.get(key) ?? []), { name: actor.name }])
}
