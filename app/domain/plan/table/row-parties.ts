import { pluralise } from '../../text/words.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import type { TableField } from './table-fields.ts'
import { isWithheldCell } from './cell-words.ts'

type PartyFields = LetterFields['parties'][number]
export type PartiesResult =
  { ok: true; parties: PartyFields[]; holders: string[] } | { ok: false; reason: string }

/**
 * Who wrote a letter, for whom and to whom; several are parted by ";". An organisation or an office is said once for
 * all authors or once for each. `holders` are whose the positions are where that is not simply the authors: the
 * organisations of an author whose name was blacked out.
 */
export function readParties(values: Record<TableField, string>): PartiesResult {
  const [authors, organisations, capacities] = [
    splitList(values.author),
    splitList(values.organisation),
    splitList(values.capacity),
  ]
  const authorNames = authors.length ? authors : organisations
  for (const [what, list] of [
    ['organisations', organisations],
    ['capacities', capacities],
  ] as const) {
    if (list.length > 1 && list.length !== authorNames.length)
      return {
        ok: false,
        reason:
          `There are ${list.length} ${what} for ${authorNames.length} ` +
          `${pluralise(authorNames.length, 'author')}. Write one for all, or one for each in the ` +
          'same order, with “;” between them.',
      }
  }
  const pickForAuthor = (list: readonly string[], index: number) =>
    list.length > 1 ? list[index]! : (list[0] ?? '')
  const authorParties = authorNames.map((name, index): PartyFields => {
    const withheld = authors.length > 0 && isWithheldCell(name)
    return {
      role: 'author',
      name: authors.length && !withheld ? name : '',
      withheld,
      capacity: pickForAuthor(capacities, index),
      organisation: pickForAuthor(organisations, index),
      unit: '',
    }
  })
  const makeParties = (role: PartyFields['role'], words: string) =>
    splitList(words).map((name): PartyFields => ({
      role,
      name: isWithheldCell(name) ? '' : name,
      withheld: isWithheldCell(name),
      capacity: '',
      organisation: '',
      unit: '',
    }))
  const holders = authorParties.every(({ withheld }) => withheld)
    ? [...new Set(authorParties.map(({ organisation }) => organisation).filter(Boolean))]
    : []
  return {
    ok: true,
    parties: [
      ...authorParties,
      ...makeParties('on_behalf_of', values.on_behalf_of),
      ...makeParties('recipient', values.recipient),
    ],
    holders,
  }
}

function splitList(words: string): string[] {
  return words
    .split(/[;\n]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}
