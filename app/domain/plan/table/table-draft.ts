import { draftFromDocument } from '../document-draft.ts'
import { emptyOrigin, type LetterDraft } from '../letter-draft.ts'
import type { LetterPart } from './letter-fields.ts'
import type { TableLetter } from './table-letters.ts'

/**
 * A letter of a table as it waits to be stored. What the table says counts; what it leaves out of a whole letter is
 * read from the letter's head. `fileName` is part of where the words come from.
 */
export function draftFromTableLetter(letter: TableLetter, fileName: string): LetterDraft {
  const { fields, givenParts, text, excerpt, recorded, positions, url } = letter
  const origin = {
    ...emptyOrigin,
    excerpt,
    recorded,
    sourceUrl: url,
    sourceNote: `${fileName}, ${letter.name}`.slice(0, 500),
  }
  const textDraft = excerpt
    ? null
    : draftFromDocument({
        text,
        pages: [],
        notes: [],
        doubts: [],
        title: null,
        sent: null,
        language: null,
        mail: null,
      })
  const openParts = textDraft
    ? (['title', 'kind', 'language', 'dated', 'reference', 'parties'] as const).filter(
        (part) => !givenParts.includes(part),
      )
    : []
  const mergedFields = {
    ...fields,
    ...(textDraft &&
      Object.fromEntries(
        openParts.flatMap((part) =>
          fieldsByPart[part].map((name) => [name, textDraft.fields[name]]),
        ),
      )),
  }
  const headSources = Object.entries(textDraft?.sources ?? {}).filter(([field]) =>
    openParts.some((part) => field === part || (part === 'parties' && field.startsWith('party.'))),
  )
  const givenSources = givenParts.map((part): [string, string] => [
    part === 'parties' ? 'party.0.name' : part,
    letter.name,
  ])
  // A doubt of the head is about what the table left open: of a letter with a date, an author and a
  // reference it has none.
  const doubts = openParts.some(
    (part) => part === 'dated' || part === 'parties' || part === 'reference',
  )
    ? textDraft!.doubts
    : []
  return {
    fields: mergedFields,
    sources: Object.fromEntries([...headSources, ...givenSources]),
    doubts: [...letter.doubts, ...doubts],
    notes: [],
    positions,
    pages: [],
    origin,
    looked: false,
    distinct: false,
  }
}

const fieldsByPart = {
  title: ['title'],
  kind: ['kind'],
  language: ['language'],
  dated: ['dated', 'basis'],
  reference: ['reference', 'referenceTruncated'],
  parties: ['parties'],
} as const satisfies Record<LetterPart, readonly (keyof TableLetter['fields'])[]>
