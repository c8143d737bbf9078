import type { LetterFields } from '#app/domain/letter-form.ts'
import type { Field } from './fields.ts'
import { isWithheld } from './words.ts'

type PartyFields = LetterFields['parties'][number]
export type PartiesRead =
  { ok: true; parties: PartyFields[]; holders: string[] } | { ok: false; reason: string }

/**
 * Who wrote a letter, for whom and to whom; several are parted by ";". An organisation or an office is said once for
 * all authors or once for each. `holders` are whose the positions are where that is not simply the authors: the
 * organisations of an author whose name was blacked out.
 */
export function partiesOf(said: Record<Field, string>): PartiesRead {
  const [authors, organisations, capacities] = [
    several(said.author),
    several(said.organisation),
    several(said.capacity),
  ]
  const written = authors.length ? authors : organisations
  for (const [what, list] of [
    ['organisations', organisations],
    ['capacities', capacities],
  ] as const) {
    if (list.length > 1 && list.length !== written.length)
      return {
        ok: false,
        reason: `There are ${list.length} ${what} for ${written.length} ${written.length === 1 ? 'author' : 'authors'}. Write one for all, or one for each in the same order, with “;” between them.`,
      }
  }
  const each = (list: readonly string[], index: number) =>
    list.length > 1 ? list[index]! : (list[0] ?? '')
  const from = written.map((name, index): PartyFields => {
    const withheld = authors.length > 0 && isWithheld(name)
    return {
      role: 'author',
      name: authors.length && !withheld ? name : '',
      withheld,
      capacity: each(capacities, index),
      organisation: each(organisations, index),
      unit: '',
    }
  })
  const named = (role: PartyFields['role'], words: string) =>
    several(words).map((name): PartyFields => ({
      role,
      name: isWithheld(name) ? '' : name,
      withheld: isWithheld(name),
      capacity: '',
      organisation: '',
      unit: '',
    }))
  const holders = from.every(({ withheld }) => withheld)
    ? [...new Set(from.map(({ organisation }) => organisation).filter(Boolean))]
    : []
  return {
    ok: true,
    parties: [
      ...from,
      ...named('on_behalf_of', said.on_behalf_of),
      ...named('recipient', said.recipient),
    ],
    holders,
  }
}

function several(words: string): string[] {
  return words
    .split(/[;\n]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}
