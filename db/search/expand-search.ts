import { and, asc, gte, lt, not, or } from 'drizzle-orm'
import {
  makeTeamPrefix,
  markAsNote,
  markAsTeamNote,
  noteMark,
  teamMark,
} from '#app/domain/search/search-entry.ts'
import { makeEntryPattern } from '#app/domain/search/near-pattern.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'
import type { NearTerm, SearchTerm, WordTerm } from '#app/domain/search/search-terms.ts'
import { findForms } from './word-form-list.ts'
import { contains, type Db, type EntryMatch, type NearRows, type WordRow } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { searchWords } from '../schema/tables.ts'

/** So many words that begin alike are looked up each by itself, which reads no more of the index than it shows. */
const maxBeginnings = 40
/** In more different words than this nothing is looked for within words. */
const maxInside = 500
const lastCharacter = '\u{10FFFF}'

/** What entries must hold for a search, or a sentence on what cannot be looked for; null where none can hold it. */
export type ExpandedSearch = { match: EntryMatch | null; doubts: string[] }

/** Looks up which words of the store a search may mean. Notes are for those who are signed in. */
export async function expandSearch(
  { db, seesContactDetails, seesNotes, seenTeamIds }: VisibleScope,
  { groups, leftOut }: SearchQuery,
): Promise<ExpandedSearch> {
  const doubts: string[] = []
  const readable: ReadableNotes = { all: seesNotes, teamIds: seesNotes ? await seenTeamIds() : [] }
  const forms = await findForms(db, [...groups.flat(), ...leftOut], listMarks(readable), doubts)
  const formsOf = (term: WordTerm) => forms.get(term) ?? []
  const expand = (term: WordTerm) => expandTerm(db, term, readable, formsOf(term), doubts)
  const expandedGroups: (WordRow | NearRows)[][] = []
  for (const group of groups)
    expandedGroups.push(await expandGroup(group, listMarks(readable), expand, formsOf))
  const expandedOut = (await Promise.all(leftOut.map(expand))).flat()
  return {
    doubts,
    match: expandedGroups.every(({ length }) => length > 0)
      ? {
          groups: expandedGroups,
          leftOut: expandedOut,
          patterns: groups
            .filter((terms) => terms.some(({ match }) => match === 'near'))
            .map((terms) => makeEntryPattern(terms, listMarks(readable), formsOf)),
          contacts: seesContactDetails ? 'whole' : 'masked',
        }
      : null,
  }
}

/** Which notes somebody searches: those that all who are signed in read, and those of teams. */
type ReadableNotes = { all: boolean; teamIds: readonly string[] }

/** What stands before the words of which somebody finds letters: nothing, or the marks of notes that they read. */
function listMarks({ all, teamIds }: ReadableNotes): string[] {
  return ['', ...(all ? [noteMark] : []), ...teamIds.map(makeTeamPrefix)]
}

type FormsOfTerm = (term: WordTerm) => readonly string[]
type ExpandTerm = (term: WordTerm) => Promise<WordRow[]>

async function expandGroup(
  terms: readonly SearchTerm[],
  marks: readonly string[],
  expand: ExpandTerm,
  formsOf: FormsOfTerm,
): Promise<(WordRow | NearRows)[]> {
  const parts = terms.map(async (term): Promise<(WordRow | NearRows)[]> => {
    if (term.match !== 'near') return expand(term)
    const [one, other] = [await expand(term.sides[0]), await expand(term.sides[1])]
    return one.length && other.length
      ? [{ sides: [one, other], most: term.most, pairs: pairRows(term, marks, formsOf) }]
      : []
  })
  return (await Promise.all(parts)).flat()
}

/** More pairs than these are not looked for one by one. */
const maxPairs = 100

/** Each row of one side with each of the other, in the same kind of words. */
function pairRows(
  { sides }: NearTerm,
  marks: readonly string[],
  formsOf: FormsOfTerm,
): NearRows['pairs'] {
  const [one, other] = sides
  const [ways, otherWays] = sides.map((side) => side.ways.length + formsOf(side).length)
  if (one.match === 'inside' || other.match === 'inside') return null
  if (ways! * otherWays! * marks.length > maxPairs) return null
  const listRows = (term: WordTerm, mark: string): WordRow[] => [
    ...term.ways.map((way) => ({
      words: way.map((word) => mark + word),
      isOpen: term.match === 'beginning',
    })),
    ...formsOf(term).map((form) => ({ words: [mark + form], isOpen: false })),
  ]
  return marks.flatMap((mark) =>
    listRows(one, mark).flatMap((first) =>
      listRows(other, mark).map((second) => [first, second] as const),
    ),
  )
}

async function expandTerm(
  db: Db,
  { match, ways, written }: WordTerm,
  readable: ReadableNotes,
  forms: readonly string[],
  doubts: string[],
): Promise<WordRow[]> {
  if (match === 'inside') {
    const words = await listWordsWith(db, ways.flat(), readable)
    if (words.length <= maxInside) return words.map((word) => ({ words: [word], isOpen: false }))
    doubts.push(
      `“${written}” stands in more than ${maxInside} different words. Write more letters of it.`,
    )
    return []
  }
  const rows = [
    ...ways,
    ...(readable.all ? ways.map(markAsNote) : []),
    ...readable.teamIds.flatMap((id) => ways.map((way) => markAsTeamNote(way, id))),
  ]
  if (match === 'exact') return rows.map((words) => ({ words, isOpen: false }))
  const begun = (await Promise.all(rows.map((words) => expandBeginning(db, words)))).flat()
  const formed = listMarks(readable).flatMap((mark) =>
    forms.map((form) => ({ words: [mark + form], isOpen: false })),
  )
  return [...begun, ...formed]
}

/** The words that begin so where they are few; a row of several words stays as it is. */
async function expandBeginning(db: Db, words: readonly string[]): Promise<WordRow[]> {
  if (words.length > 1) return [{ words, isOpen: true }]
  const beginning = words[0]!
  const found = await db
    .select({ word: searchWords.word })
    .from(searchWords)
    .where(and(gte(searchWords.word, beginning), lt(searchWords.word, beginning + lastCharacter)))
    .limit(maxBeginnings + 1)
  return found.length > maxBeginnings
    ? [{ words, isOpen: true }]
    : found.map(({ word }) => ({ words: [word], isOpen: false }))
}

async function listWordsWith(
  db: Db,
  letters: readonly string[],
  readable: ReadableNotes,
): Promise<string[]> {
  const holdsOne = or(...letters.map((wanted) => contains(db, searchWords.word, wanted)))
  const rows = await db
    .select({ word: searchWords.word })
    .from(searchWords)
    .where(
      and(
        holdsOne,
        not(contains(db, searchWords.word, teamMark)),
        readable.all ? undefined : not(contains(db, searchWords.word, noteMark)),
      ),
    )
    .orderBy(asc(searchWords.word))
    .limit(maxInside + 1)
  const found = rows.map(({ word }) => word)
  for (const id of readable.teamIds) found.push(...(await listTeamWordsWith(db, letters, id)))
  return found
}

/** The same of one team's notes; the letters of the mark before a word are none of its own. */
async function listTeamWordsWith(
  db: Db,
  letters: readonly string[],
  dossierId: string,
): Promise<string[]> {
  const prefix = makeTeamPrefix(dossierId)
  const rows = await db
    .select({ word: searchWords.word })
    .from(searchWords)
    .where(and(gte(searchWords.word, prefix), lt(searchWords.word, prefix + lastCharacter)))
    .orderBy(asc(searchWords.word))
  return rows
    .map(({ word }) => word)
    .filter((word) => letters.some((wanted) => word.slice(prefix.length).includes(wanted)))
    .slice(0, maxInside + 1)
}
