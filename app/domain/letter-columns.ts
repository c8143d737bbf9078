/** What the list of letters can show of each beside its title, author and date. */
export const letterTableColumns = [
  { column: 'to', name: 'To' },
  { column: 'levels', name: 'Levels' },
  { column: 'language', name: 'Language' },
  { column: 'import', name: 'Came in' },
  { column: 'reference', name: 'Reference' },
  { column: 'positions', name: 'Positions' },
  { column: 'coding', name: 'Coding' },
  { column: 'holders', name: 'Has it' },
] as const
export type LetterColumn = (typeof letterTableColumns)[number]['column']

const usual = {
  dossier: ['to', 'levels', 'coding', 'holders'],
  everywhere: ['reference', 'positions', 'coding', 'holders'],
} as const satisfies Record<string, readonly LetterColumn[]>

/** The columns that an address asks for; the usual ones where it asks for none, by whether it is about one dossier. */
export function readLetterColumns(written: readonly string[], hasDossier: boolean): LetterColumn[] {
  const asked = letterTableColumns.filter(({ column }) => written.includes(column))
  if (!asked.length) return [...usual[hasDossier ? 'dossier' : 'everywhere']]
  return asked.map(({ column }) => column)
}

/** By what the letters of a page can be put together. */
export const letterGroups = [
  { group: 'status', name: 'Coding' },
  { group: 'holder', name: 'Who has it' },
  { group: 'author', name: 'Author' },
] as const
export type LetterGroup = (typeof letterGroups)[number]['group']

export function readLetterGroup(written: string | null): LetterGroup | null {
  return letterGroups.find(({ group }) => group === written)?.group ?? null
}
