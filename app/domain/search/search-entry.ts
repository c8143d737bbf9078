import { splitWordsAtBlankLines } from './paragraph-words.ts'
import { findWordForms, readInEveryWay } from './word-forms.ts'

/**
 * Which rules entries are made by: count it up whenever these rules or those of masking change, and every store makes
 * its entries anew when it is opened next.
 */
export const searchEntryVersion = 1

/** Stands between two fields in an entry, so that no row of words reaches from one into the next. */
export const boundary = '\uE001'

/** Stands before each word of a colleague's note, which those who are not signed in do not search. */
export const noteMark = '\uE000'

/** Stands, with the id of a dossier, before each word of a note that is for the team of that dossier alone. */
export const teamMark = '\uE002'

/** What a colleague noted; `teams`: the ids of the dossiers whose teams alone read it, none where everybody does. */
export type NoteEntry = { words: string; teams: readonly string[] }

/** What a letter is found by: what everybody reads who sees it, and what colleagues noted. */
export type SearchEntry = {
  fields: readonly (string | null)[]
  notes: readonly NoteEntry[]
}

/**
 * The entry as both engines keep it: folded words with one space between them, every field in each way in which it can
 * be read. A text is repeated paragraph by paragraph where hyphens or letters such as ü give it another reading.
 */
export function buildEntryWords({ fields, notes }: SearchEntry): string {
  return [
    ...fields.flatMap((field) => readField(field ?? '')),
    ...notes.flatMap(({ words, teams }) =>
      readField(words).flatMap((row) =>
        teams.length ? teams.map((team) => markAsTeamNote(row, team)) : [markAsNote(row)],
      ),
    ),
  ]
    .map((row) => row.join(' '))
    .join(` ${boundary} `)
}

export function markAsNote(row: readonly string[]): string[] {
  return row.map((word) => noteMark + word)
}

export function markAsTeamNote(row: readonly string[], dossierId: string): string[] {
  return row.map((word) => makeTeamPrefix(dossierId) + word)
}

/** What the words of a team's notes begin with; without the hyphens of an id, at which an index would cut it. */
export function makeTeamPrefix(dossierId: string): string {
  return teamMark + dossierId.replaceAll('-', '')
}

function readField(text: string): string[][] {
  const words = findWordForms(text)
  const [plain] = readInEveryWay(words)
  const others = splitWordsAtBlankLines(text, words).flatMap((paragraph) =>
    readInEveryWay(paragraph).slice(1),
  )
  return [plain!, ...others].filter(({ length }) => length > 0)
}
