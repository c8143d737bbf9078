import { expect, test } from 'vitest'
import { followText } from '#app/domain/text/follow-text.ts'
import { quoteAt } from '#app/domain/text/quotes.ts'

const before =
  'Dear Sir,\n\nWe support it without reservation.\n\nWe oppose any delay.\n\nYours faithfully,'
const passage = (id: string, words: string, textVersionId = 'first') => ({
  id,
  quote: quoteAt(before, before.indexOf(words), before.indexOf(words) + words.length),
  textVersionId,
  paragraph: 1,
})

test('each passage is told by what became of it, with its paragraph in the corrected text', () => {
  const corrected = before
    .replace('Dear Sir,\n\n', 'Dear Sir,\n\nThank you for your letter of May.\n\n')
    .replace('delay', 'delays')
  const followed = followText(
    [
      passage('held', 'We support it without reservation.'),
      passage('lost', 'We oppose any delay.'),
    ],
    new Map([['first', before]]),
    corrected,
    { keepsParagraphs: false },
  )
  expect(followed).toMatchObject([
    { id: 'held', fate: 'held', paragraph: 2, quote: { start: 46 } },
    { id: 'lost', fate: 'lost' },
  ])
})

test('an excerpt keeps the paragraphs of its source, and each version is compared by itself', () => {
  const older = `Head\n\n${before}`
  const late = { ...passage('late', 'We oppose any delay.', 'older'), paragraph: 14 }
  late.quote = quoteAt(older, older.indexOf('We oppose'), older.indexOf('We oppose') + 20)
  const followed = followText(
    [late],
    new Map([
      ['older', older],
      ['first', before],
    ]),
    before,
    { keepsParagraphs: true },
  )
  expect(followed).toMatchObject([
    { fate: 'held', paragraph: 14, quote: { start: before.indexOf('We oppose') } },
  ])
})
