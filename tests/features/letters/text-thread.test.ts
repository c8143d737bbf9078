import { expect, test } from 'vitest'
import { quoteAt } from '#app/domain/text/quotes.ts'
import { answerTextTask, compareAside, followAside } from '#app/features/letters/text-thread.ts'

const before = 'We support it.\n\nWe oppose any delay.\n\nThe second page begins here.'
const corrected = before.replace('any delay', 'every delay')

const passageOf = (words: string) => {
  const start = before.indexOf(words)
  return {
    ...{ id: words, textVersionId: 'one', paragraph: null },
    quote: quoteAt(before, start, start + words.length),
  }
}

const followed = {
  passages: [passageOf('We support it.'), passageOf('We oppose any delay.')],
  pages: [0, before.indexOf('The second')].map((start, at) => ({
    ...{ number: at + 1, start, confidence: null },
  })),
  ...{ texts: new Map([['one', before]]), newestId: 'one', corrected, keepsParagraphs: false },
}

test('passages and pages go with a corrected text, and what differs is told', async () => {
  const outcome = await followAside(followed)
  if (!outcome.ok) throw new Error(outcome.reason)
  expect(outcome.answer.fates.map(({ fate }) => fate)).toEqual(['held', 'lost'])
  expect(outcome.answer.pages.map(({ start }) => corrected.slice(start, start + 10))).toEqual([
    'We support',
    'The second',
  ])
  const compared = await compareAside(before, corrected)
  if (!compared.ok) throw new Error(compared.reason)
  const told = compared.answer.pieces.filter(({ kind }) => kind !== 'same')
  expect(told).toEqual([
    { kind: 'gone', text: 'any' },
    { kind: 'new', text: 'every' },
  ])
})

test('a task and its answer are what a thread can be told', () => {
  for (const task of [{ followed }, { compared: { before, after: corrected } }])
    expect(structuredClone(answerTextTask(structuredClone(task)))).toEqual(answerTextTask(task))
})
