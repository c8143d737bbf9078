import { and, asc, gte, lt, not, or } from 'drizzle-orm'
import {
  makeTeamPrefix,
  markAsNote,
  markAsTeamNote,
  noteMark,
  teamMark,
} from '#app/domain/search/search-entry.ts'
import type { SearchQuery, SearchTerm } from '#app/domain/search/search-query.ts'
import { contains, type Db, type EntryMatch, type WordRow } from '../core/dialect.ts'
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
  const expand = async (terms: readonly SearchTerm[]) =>
    (await Promise.all(terms.map((term) => expandTerm(db, term, readable, doubts)))).flat()
  const expandedGroups: WordRow[][] = []
  for (const group of groups) expandedGroups.push(await expand(group))
  const expandedOut = await expand(leftOut)
  return {
    doubts,
    match: expandedGroups.every(({ length }) => length > 0)
      ? {
          groups: expandedGroups,
          leftOut: expandedOut,
          contacts: seesContactDetails ? 'whole' : 'masked',
        }
      : null,
  }
}

/** Which notes somebody searches: those that all who are signed in read, and those of teams. */
type ReadableNotes = { all: boolean; teamIds: readonly string[] }

async function expandTerm(
  db: Db,
  { match, ways, written }: SearchTerm,
  readable: ReadableNotes,
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
  return (await Promise.all(rows.map((words) => expandBeginning(db, words)))).flat()
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
