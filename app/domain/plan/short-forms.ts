import type { Actor } from '../actors.ts'
import { isShortForm, readOwnShortForm } from '../names/own-short-form.ts'
import { listNameInitials } from '../names/name-words.ts'
import { foldText } from '../text/words.ts'

/** The short forms that the heads of one import define, by their folded letters: the words that define each. */
export type DefinedShortForms = ReadonlyMap<string, string>

/**
 * What heads such as "European Commission (EC)" say that others of the same import mean. Letters that two of them claim
 * for different names, and those by which somebody else is known already, are defined by none.
 */
export function findDefinedShortForms(
  names: Iterable<string>,
  isKnown: (name: string) => boolean,
): DefinedShortForms {
  const defined = new Map<string, { line: string; name: string }[]>()
  for (const line of names) {
    const own = readOwnShortForm(line)
    if (!own || isKnown(own.short)) continue
    const [short, name] = [foldText(own.short), foldText(own.name)]
    const others = defined.get(short) ?? []
    if (others.every((other) => other.name !== name))
      defined.set(short, [...others, { line, name }])
  }
  return new Map(
    [...defined].flatMap(([short, [first, ...more]]): [string, string][] =>
      first && !more.length ? [[short, first.line]] : [],
    ),
  )
}

/**
 * Whom names are of that a head defines, as answers to questions that need not be asked: the short form, and the name
 * without it, so that whichever letter is stored first brings one organisation that is known by both.
 */
export function answerShortForms(
  defined: DefinedShortForms,
  isKnown: (name: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(
    [...defined].flatMap(([short, line]) => {
      const { name } = readOwnShortForm(line)!
      const both: [string, string][] = [
        [short, line],
        [foldText(name), line],
      ]
      return isKnown(name) ? both.slice(0, 1) : both
    }),
  )
}

/** Organisations whose first letters a name is, and of a longer name those that are known by its first letters. */
export type ShortFormLookup = (name: string) => string[]

export function buildShortFormLookup(
  actors: readonly Pick<Actor, 'id' | 'kind' | 'name' | 'aliases'>[],
): ShortFormLookup {
  const [byInitials, byShort] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()]
  const add = (map: typeof byShort, key: string, id: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(id))
  for (const { id, kind, name, aliases } of actors) {
    if (kind !== 'organisation') continue
    for (const written of [name, ...aliases]) {
      const words = readFullName(written)
      if (isShortForm(words)) add(byShort, foldText(words), id)
      for (const initials of listNameInitials(words)) add(byInitials, initials, id)
    }
  }
  return (written) => {
    const words = readFullName(written)
    const found = isShortForm(words)
      ? [byInitials.get(foldText(words))]
      : listNameInitials(words).map((initials) => byShort.get(initials))
    return [...new Set(found.flatMap((ids) => [...(ids ?? [])]))]
  }
}

/** The name that a line gives beside its short form. */
export const readFullName = (written: string): string => readOwnShortForm(written)?.name ?? written
