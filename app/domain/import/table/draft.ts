import { draftOf, unknownOrigin, type Draft } from '../draft.ts'
import type { Told } from './letter-fields.ts'
import type { TableLetter } from './letters.ts'

/**
 * A letter of a table as it waits to be stored. What the table says counts; what it leaves out of a whole letter is
 * read from the letter's head. `fileName` is part of where the words come from.
 */
export function tableDraft(letter: TableLetter, fileName: string): Draft {
  const { fields, told, text, excerpt, positions, url } = letter
  const origin = {
    ...unknownOrigin,
    excerpt,
    sourceUrl: url,
    sourceNote: `${fileName}, ${letter.name}`.slice(0, 500),
  }
  const whole = excerpt
    ? null
    : draftOf({
        text,
        pages: [],
        notes: [],
        doubts: [],
        title: null,
        sent: null,
        language: null,
        mail: null,
      })
  const untold = whole
    ? (['title', 'kind', 'language', 'dated', 'reference', 'parties'] as const).filter(
        (part) => !told.includes(part),
      )
    : []
  const taken = {
    ...fields,
    ...(whole &&
      Object.fromEntries(
        untold.flatMap((part) => partsOf[part].map((name) => [name, whole.fields[name]])),
      )),
  }
  const read = Object.entries(whole?.sources ?? {}).filter(([field]) =>
    untold.some((part) => field === part || (part === 'parties' && field.startsWith('party.'))),
  )
  const said = told.map((part): [string, string] => [
    part === 'parties' ? 'party.0.name' : part,
    letter.name,
  ])
  // A doubt of the head is about what the table left open: of a letter with a date, an author and a reference it has none.
  const doubts = untold.some(
    (part) => part === 'dated' || part === 'parties' || part === 'reference',
  )
    ? whole!.doubts
    : []
  return {
    fields: taken,
    sources: Object.fromEntries([...read, ...said]),
    doubts: [...letter.doubts, ...doubts],
    notes: [],
    positions,
    pages: [],
    origin,
    looked: false,
    distinct: false,
  }
}

const partsOf = {
  title: ['title'],
  kind: ['kind'],
  language: ['language'],
  dated: ['dated', 'basis'],
  reference: ['reference', 'referenceTruncated'],
  parties: ['parties'],
} as const satisfies Record<Told, readonly (keyof TableLetter['fields'])[]>
