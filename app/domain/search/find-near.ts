import type { Span } from '../text/quotes.ts'
import { isAnyForm, isWordFound } from './find-term.ts'
import { splitWordsAtBlankLines } from './paragraph-words.ts'
import type { NearTerm, WordTerm } from './search-terms.ts'
import { isReadOneWay, type WordForms } from './word-forms.ts'

/** Two places near each other, the first of them first. */
export type NearSpans = [first: Span, second: Span]

/** A text as its entry holds it: folded words in a row, each with the number of the word that it is read from. */
type ReadRow = { folded: string[]; numbers: number[] }

/** Where two terms stand near each other in a text, in exactly those readings in which entries hold it. */
export function findNear(
  text: string,
  words: readonly WordForms[],
  { sides, most }: NearTerm,
): NearSpans[] {
  const found: NearSpans[] = []
  for (const row of readRows(text, words)) {
    const [one, other] = sides.map((side) => findInRow(row.folded, side))
    for (const [first, second] of [
      ...joinNearest(one!, other!, most),
      ...joinNearest(other!, one!, most),
    ])
      found.push([spanOf(words, row, first), spanOf(words, row, second)])
  }
  return found
}

type RowPlace = { from: number; to: number }

/** Each place of the first side with the next of the second behind it, where few enough words stand between. */
function joinNearest(
  firsts: readonly RowPlace[],
  seconds: readonly RowPlace[],
  most: number,
): [RowPlace, RowPlace][] {
  return firsts.flatMap((first): [RowPlace, RowPlace][] => {
    const second = seconds.find(({ from }) => from > first.to)
    return second && second.from - first.to - 1 <= most ? [[first, second]] : []
  })
}

function findInRow(folded: readonly string[], { match, ways, forms = [] }: WordTerm): RowPlace[] {
  const places: RowPlace[] = []
  for (const [from, word] of folded.entries()) {
    if (isAnyForm(word, forms)) {
      places.push({ from, to: from })
      continue
    }
    for (const way of ways)
      if (standsAt(folded, from, way, match)) {
        places.push({ from, to: from + way.length - 1 })
        break
      }
  }
  return places
}

function standsAt(
  folded: readonly string[],
  from: number,
  way: readonly string[],
  match: WordTerm['match'],
): boolean {
  return way.every((wanted, index) => {
    const word = folded[from + index]
    return (
      word !== undefined && isWordFound(word, wanted, index === way.length - 1 ? match : 'exact')
    )
  })
}

function spanOf(words: readonly WordForms[], { numbers }: ReadRow, { from, to }: RowPlace): Span {
  return { start: words[numbers[from]!]!.start, end: words[numbers[to]!]!.end }
}

/** The whole text as it stands, and each paragraph in its other readings (see `buildEntryWords`). */
function readRows(text: string, words: readonly WordForms[]): ReadRow[] {
  const numbers = new Map(words.map((word, number) => [word, number]))
  const readBy = (from: readonly WordForms[], read: (word: WordForms) => readonly string[]) =>
    from.reduce<ReadRow>(
      (row, word) => {
        for (const folded of read(word)) {
          row.folded.push(folded)
          row.numbers.push(numbers.get(word)!)
        }
        return row
      },
      { folded: [], numbers: [] },
    )
  const others = splitWordsAtBlankLines(text, words).flatMap((paragraph) =>
    paragraph.every(isReadOneWay)
      ? []
      : [
          readBy(paragraph, ({ plain }) => [plain.join('')]),
          readBy(paragraph, ({ spelled }) => spelled),
          readBy(paragraph, ({ spelled }) => [spelled.join('')]),
        ],
  )
  return [readBy(words, ({ plain }) => plain), ...others]
}
