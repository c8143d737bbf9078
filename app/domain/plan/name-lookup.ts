import { type Actor } from '../actors.ts'
import { makeInitialKeys, sortNameWords, toPlainLatin } from '../names/name-words.ts'
import { foldText } from '../text/words.ts'

/** Why a known actor may be the one whom a letter names. */
export type MatchReason =
  | 'the same name'
  | 'the same name in another order'
  | 'the same name in another script'
  | 'the same family name and initial'
  | 'the same name in another language'
  | 'the same code in the same house'
  | 'the first letters of the name'
  | 'nearly the same name'

type ActorCandidate = { actorId: string; reason: MatchReason }

type NameMaps = {
  exact: Map<string, string[]>
  inAnyOrder: Map<string, string[]>
  inLatin: Map<string, string[]>
  byInitial: Map<string, string[]>
}

/** The names of all actors, laid out so that one is found without looking through the others. */
export type NameLookup = (name: string) => ActorCandidate[]

/**
 * Who a name on a letter may be, the likeliest reason first: an actor is named once, with the best reason. One
 * candidate for `the same name` settles it; every other is a question for a person, as are several.
 */
export function buildNameLookup(
  actors: readonly Pick<Actor, 'id' | 'kind' | 'name' | 'aliases'>[],
): NameLookup {
  const index: NameMaps = {
    exact: new Map(),
    inAnyOrder: new Map(),
    inLatin: new Map(),
    byInitial: new Map(),
  }
  for (const { id, kind, name, aliases } of actors) {
    for (const knownName of [name, ...aliases]) {
      addToIndex(index.exact, foldText(knownName), id)
      addToIndex(index.inAnyOrder, sortNameWords(foldText(knownName)), id)
      addToIndex(index.inLatin, sortNameWords(toPlainLatin(knownName)), id)
      if (kind === 'person')
        for (const key of makeInitialKeys(toPlainLatin(knownName)))
          addToIndex(index.byInitial, key, id)
    }
  }
  return (name) => {
    const found: ActorCandidate[] = []
    const addCandidates = (ids: readonly string[] | undefined, reason: MatchReason) => {
      for (const actorId of ids ?? [])
        if (!found.some((candidate) => candidate.actorId === actorId))
          found.push({ actorId, reason })
    }
    addCandidates(index.exact.get(foldText(name)), 'the same name')
    addCandidates(
      index.inAnyOrder.get(sortNameWords(foldText(name))),
      'the same name in another order',
    )
    addCandidates(
      index.inLatin.get(sortNameWords(toPlainLatin(name))),
      'the same name in another script',
    )
    if (!found.length)
      for (const key of makeInitialKeys(toPlainLatin(name)))
        addCandidates(index.byInitial.get(key), 'the same family name and initial')
    return found
  }
}

function addToIndex(map: Map<string, string[]>, key: string, id: string): void {
  const ids = map.get(key)
  if (!key || ids?.includes(id)) return
  if (ids) ids.push(id)
  else map.set(key, [id])
}
