import { expect, test } from 'vitest'
import { pairSentences, splitIntoSentences } from '#app/features/suggestions/letter-sentences.ts'

test('sentences of few words are left out, and neighbours of one paragraph are paired', () => {
  const text =
    'Dear Sir,\n\nWe support the whole proposal. It must not be delayed again. Thank you.\n\nWe oppose every later exception.'
  const read = (spans: readonly { start: number; end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end))
  const sentences = splitIntoSentences(text, 'en')
  expect(read(sentences)).toEqual([
    'We support the whole proposal.',
    'It must not be delayed again.',
    'We oppose every later exception.',
  ])
  expect(read(pairSentences(text, sentences)).slice(3)).toEqual([
    'We support the whole proposal. It must not be delayed again.',
  ])
})
