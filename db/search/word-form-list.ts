import { and, asc, gte, lt } from 'drizzle-orm'
import { isAnyForm } from '#app/domain/search/find-term.ts'
import type { SearchTerm, WordTerm } from '#app/domain/search/search-terms.ts'
import type { Db } from '../core/dialect.ts'
import { searchWords } from '../schema/tables.ts'

/** So many words that begin alike are looked through for other forms of one, and so many forms are looked for. */
const maxBeginnings = 5000
const maxForms = 60
const lastCharacter = '\u{10FFFF}'

/**
 * The words of the store that are other forms of what terms look for, without the marks of notes, so that nobody sees
 * from which letters they are. What was left out by a bound is said.
 */
export async function findForms(
  db: Db,
  terms: readonly SearchTerm[],
  marks: readonly string[],
  doubts: string[],
): Promise<Map<WordTerm, string[]>> {
  const single = terms.flatMap((term) => (term.match === 'near' ? term.sides : [term]))
  const found = new Map<WordTerm, string[]>()
  for (const term of single) {
    if (!term.forms?.length) continue
    const { forms, isCut } = await findFormsOf(db, term, marks)
    found.set(term, forms)
    if (isCut)
      doubts.push(
        `“${term.written}” has more forms than are looked for: some of them may be missing. Write more letters of it.`,
      )
  }
  return found
}

async function findFormsOf(
  db: Db,
  { forms = [], ways }: WordTerm,
  marks: readonly string[],
): Promise<{ forms: string[]; isCut: boolean }> {
  const words = new Set<string>()
  let isCut = false
  for (const mark of marks)
    for (const beginning of new Set(forms.map(({ stem }) => mark + stem.beginning))) {
      const rows = await db
        .select({ word: searchWords.word })
        .from(searchWords)
        .where(
          and(gte(searchWords.word, beginning), lt(searchWords.word, beginning + lastCharacter)),
        )
        .orderBy(asc(searchWords.word))
        .limit(maxBeginnings + 1)
      isCut ||= rows.length > maxBeginnings
      for (const { word } of rows) words.add(word.slice(mark.length))
    }
  const isBegun = (word: string) => ways.some((way) => way.length === 1 && word.startsWith(way[0]!))
  const others = [...words].filter((word) => !isBegun(word) && isAnyForm(word, forms)).sort()
  return { forms: others.slice(0, maxForms), isCut: isCut || others.length > maxForms }
}
