import { folded, type Actor } from '../actors.ts'
import { inLatin } from './transliteration.ts'

/** Why a known actor may be the one whom a letter names. */
export type Reason =
  | 'the same name'
  | 'the same name in another order'
  | 'the same name in another script'
  | 'the same family name and initial'

export type Candidate = { actorId: string; reason: Reason }

type Index = {
  whole: Map<string, string[]>
  unordered: Map<string, string[]>
  latin: Map<string, string[]>
  initial: Map<string, string[]>
}

/** The names of all actors, laid out so that one is found without looking through the others. */
export type Names = (said: string) => Candidate[]

/**
 * Who a name on a letter may be, the likeliest reason first: an actor is named once, with the best reason. One
 * candidate for `the same name` settles it; every other is a question for a person, as are several.
 */
export function namesOf(actors: readonly Pick<Actor, 'id' | 'kind' | 'name' | 'aliases'>[]): Names {
  const index: Index = {
    whole: new Map(),
    unordered: new Map(),
    latin: new Map(),
    initial: new Map(),
  }
  for (const { id, kind, name, aliases } of actors) {
    for (const one of [name, ...aliases]) {
      enter(index.whole, folded(one), id)
      enter(index.unordered, unordered(folded(one)), id)
      enter(index.latin, unordered(plain(one)), id)
      if (kind === 'person') for (const key of initialsOf(plain(one))) enter(index.initial, key, id)
    }
  }
  return (said) => {
    const found: Candidate[] = []
    const add = (ids: readonly string[] | undefined, reason: Reason) => {
      for (const actorId of ids ?? [])
        if (!found.some((one) => one.actorId === actorId)) found.push({ actorId, reason })
    }
    add(index.whole.get(folded(said)), 'the same name')
    add(index.unordered.get(unordered(folded(said))), 'the same name in another order')
    add(index.latin.get(unordered(plain(said))), 'the same name in another script')
    if (!found.length)
      for (const key of initialsOf(plain(said)))
        add(index.initial.get(key), 'the same family name and initial')
    return found
  }
}

function enter(map: Map<string, string[]>, key: string, id: string): void {
  const there = map.get(key)
  if (!key || there?.includes(id)) return
  if (there) there.push(id)
  else map.set(key, [id])
}

function plain(name: string): string {
  return folded(inLatin(name))
}

const titles = /^(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|mme|m|herr|frau|hon|mep|mp)$/

/** The words of a name without titles, commas and hyphens, in the order of the alphabet. */
function unordered(name: string): string {
  return wordsOf(name).sort().join(' ')
}

function wordsOf(name: string): string[] {
  return (name.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !titles.test(word))
}

/** `boratynski j`: the family name with the first letter of a given one, for a name written either way round. */
function initialsOf(name: string): string[] {
  const words = wordsOf(name)
  if (words.length < 2) return []
  const [first, last] = [words[0]!, words.at(-1)!]
  const keys = name.includes(',')
    ? [[wordsOf(name.split(',')[0]!).at(-1), wordsOf(name.split(',')[1] ?? '')[0]]]
    : [[last, first]]
  return keys.flatMap(([family, given]) =>
    family && given && family.length > 1 ? [`${family} ${given[0]}`] : [],
  )
}
