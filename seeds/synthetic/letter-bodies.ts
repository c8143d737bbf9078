import { quoteAt, countWords, type Quote } from '#app/domain/text/quotes.ts'
import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'
import { fillSentence, type Chance } from './chance.ts'
import { endings, farewells, fillers, openings, phraseWords } from './phrases.ts'

export type PlacedStatement<S> = { statement: S; quote: Quote; paragraph: number | null }

/** The running text of a letter of 350 to 700 words in which the statements stand, each in a paragraph of its own. */
export function composeLetter<S extends { words: string }>(
  frame: { head: string; salutation: string; signature: string },
  statements: readonly S[],
  choose: Chance,
): { text: string; placed: PlacedStatement<S>[] } {
  const blocks = [
    fillSentence(choose.pick(openings), phraseWords, choose),
    ...writeParagraphs(statements, choose),
    choose.pick(endings),
  ]
  const text = [
    frame.head,
    frame.salutation,
    ...blocks,
    choose.pick(farewells),
    frame.signature,
  ].join('\n\n')
  const textParagraphs = splitParagraphs(text)
  let from = frame.head.length
  const placed = statements.map((statement) => {
    const start = text.indexOf(statement.words, from)
    from = start + statement.words.length
    return {
      statement,
      quote: quoteAt(text, start, from),
      paragraph: paragraphNumberAt(textParagraphs, start),
    }
  })
  return { text, placed }
}

function writeParagraphs(statements: readonly { words: string }[], choose: Chance): string[] {
  const left = [...fillers]
  const nextFiller = () =>
    fillSentence(
      left.splice(choose.below(left.length), 1)[0] ?? choose.pick(fillers),
      phraseWords,
      choose,
    )
  const parts = statements.map((statement) => ({
    before: [] as string[],
    statement: statement.words,
    after: [] as string[],
  }))
  const wanted = choose.between(330, 610)
  let written = statements.reduce((sum, statement) => sum + countWords(statement.words), 0)
  while (written < wanted) {
    const sentence = nextFiller()
    const part = choose.pick(parts)
    part[choose.yes(0.5) ? 'before' : 'after'].push(sentence)
    written += countWords(sentence)
  }
  return parts.map(({ before, statement, after }) => [...before, statement, ...after].join(' '))
}
