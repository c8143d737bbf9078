import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  findCondition,
  findNextSentence,
  findWorkBegin,
  widenBySentence,
  widenByWord,
} from '#app/domain/text/passage-steps.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { expandToWholeWords, splitSentences } from '#app/domain/text/sentences.ts'

const spanOf = (text: string, words: string): Span => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const wordsAt = (text: string, span: Span | null | undefined) =>
  span ? text.slice(span.start, span.end) : null

const three = 'We agree. You do not. They may.'
const sentences = splitSentences(three)

test('from one sentence to the next and back, and no further than the last', () => {
  const next = (words: string | null, step: 1 | -1) =>
    wordsAt(three, findNextSentence(sentences, words ? spanOf(three, words) : null, step))
  expect(next(null, 1)).toBe('We agree.')
  expect(next('We agree.', 1)).toBe('You do not.')
  expect(next('You do', 1)).toBe('They may.')
  expect(next('They may.', 1)).toBe(null)
  expect(next('They may.', -1)).toBe('You do not.')
})

test('either end of a passage moves by sentences, and something always stays', () => {
  const widen = (words: string, end: 'start' | 'end', step: 1 | -1) =>
    wordsAt(three, widenBySentence(sentences, spanOf(three, words), end, step))
  expect(widen('We agree.', 'end', 1)).toBe('We agree. You do not.')
  expect(widen('We agree. You do not.', 'end', -1)).toBe('We agree.')
  expect(widen('We agree.', 'end', -1)).toBe(null)
  expect(widen('You do not.', 'start', -1)).toBe('We agree. You do not.')
  expect(widen('We agree. You do not.', 'start', 1)).toBe('You do not.')
  expect(widen('They may.', 'start', 1)).toBe(null)
})

test('either end of a passage moves by words', () => {
  const text = 'encryption should be without prejudice to the powers'
  const widen = (words: string, end: 'start' | 'end', step: 1 | -1) =>
    wordsAt(text, widenByWord(text, spanOf(text, words), end, step))
  expect(widen('should be', 'end', 1)).toBe('should be without')
  expect(widen('should be', 'end', -1)).toBe('should')
  expect(widen('should', 'end', -1)).toBe(null)
  expect(widen('should be', 'start', 1)).toBe('be')
  expect(widen('should be', 'start', -1)).toBe('encryption should be')
})

test('in a script without spaces words alone can be marked, sign by sign', () => {
  const text = '我々は検知の義務化に反対する。'
  let span: Span | null = { start: 0, end: text.length }
  for (let steps = 0; steps < 3; steps += 1) span = widenByWord(text, span!, 'start', 1)
  for (let steps = 0; steps < 6; steps += 1) span = widenByWord(text, span!, 'end', -1)
  expect(wordsAt(text, span)).toBe('検知の義務化')
  expect(wordsAt(text, expandToWholeWords(text, spanOf(text, '検知の義務化')))).toBe('検知の義務化')
})

test('no step and no selection cuts a sign in two', () => {
  const sign = fc.constantFrom(
    'a',
    'Ž',
    ' ',
    '検',
    '👩‍👩‍👧',
    '🇪🇺',
    'e\u0301',
    '𠮷',
    'ကို',
    '.',
    '\n\n',
    '👍🏽',
  )
  const whole = (text: string) =>
    new Set(
      [...new Intl.Segmenter('und').segment(text)].map(({ index }) => index).concat(text.length),
    )
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), fc.nat(60), fc.nat(60), (signs, one, other) => {
      const text = signs.join('')
      const [start, end] = [
        Math.min(one, other, text.length),
        Math.min(Math.max(one, other), text.length),
      ]
      const edges = whole(text)
      const chosen = expandToWholeWords(text, { start, end })
      expect([edges.has(chosen.start), edges.has(chosen.end)]).toEqual([true, true])
      if (chosen.start >= chosen.end) return
      for (const moved of ['start', 'end'] as const)
        for (const step of [1, -1] as const) {
          const next = widenByWord(text, chosen, moved, step)
          if (next) expect([edges.has(next.start), edges.has(next.end)]).toEqual([true, true])
        }
    }),
  )
})

test('work goes on after what is coded, and begins in the body of a letter', () => {
  const text = 'Dear Sir,\n\nWe support it. We oppose delay.\n\nYours faithfully,\n\nJane Doe'
  const all = splitSentences(text)
  expect(wordsAt(text, findWorkBegin(text, all, []))).toBe('We support it.')
  expect(wordsAt(text, findWorkBegin(text, all, [spanOf(text, 'We support')]))).toBe(
    'We oppose delay.',
  )
  expect(wordsAt(text, findWorkBegin(text, all, [spanOf(text, 'We oppose delay.')]))).toBe(
    'We oppose delay.',
  )
})

test('the words of a condition are looked for in the quote first', () => {
  const text = 'If asked, we agree. We act if it is lawful, and if it is lawful we say so.'
  const last = spanOf(text, 'and if it is lawful we say so.')
  expect(findCondition(text, 'if it is lawful', last)).toEqual({
    start: last.start + 4,
    end: last.start + 19,
  })
  expect(findCondition(text, 'If asked', last)).toEqual({ start: 0, end: 8 })
  expect(findCondition(text, 'never', last)).toBe(null)
})
