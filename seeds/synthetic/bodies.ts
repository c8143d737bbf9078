import { paragraphAt, paragraphs, quoteAt, wordCount, type Quote } from '#app/domain/text.ts'
import { filled, type Chance } from './chance.ts'
import { endings, farewells, fillers, openings, words } from './phrases.ts'

export type Placed<S> = { statement: S; quote: Quote; paragraph: number | null }

/** The running text of a letter of 350 to 700 words in which the statements stand, each in a paragraph of its own. */
export function composed<S extends { words: string }>(
  frame: { head: string; salutation: string; signature: string },
  statements: readonly S[],
  choose: Chance,
): { text: string; placed: Placed<S>[] } {
  const blocks = [
    filled(choose.pick(openings), words, choose),
    ...prose(statements, choose),
    choose.pick(endings),
  ]
  const text = [
    frame.head,
    frame.salutation,
    ...blocks,
    choose.pick(farewells),
    frame.signature,
  ].join('\n\n')
  const counted = paragraphs(text)
  let from = frame.head.length
  const placed = statements.map((statement) => {
    const start = text.indexOf(statement.words, from)
    from = start + statement.words.length
    return { statement, quote: quoteAt(text, start, from), paragraph: paragraphAt(counted, start) }
  })
  return { text, placed }
}

function prose(statements: readonly { words: string }[], choose: Chance): string[] {
  const left = [...fillers]
  const filler = () =>
    filled(left.splice(choose.below(left.length), 1)[0] ?? choose.pick(fillers), words, choose)
  const parts = statements.map((statement) => ({
    before: [] as string[],
    statement: statement.words,
    after: [] as string[],
  }))
  const wanted = choose.between(330, 610)
  let written = statements.reduce((sum, statement) => sum + wordCount(statement.words), 0)
  while (written < wanted) {
    const sentence = filler()
    const part = choose.pick(parts)
    part[choose.yes(0.5) ? 'before' : 'after'].push(sentence)
    written += wordCount(sentence)
  }
  return parts.map(({ before, statement, after }) => [...before, statement, ...after].join(' '))
}
