import { expect, test } from 'vitest'
import { chooseNextLetter, rankNextLetters, type LetterChoice } from '#app/domain/next-letter.ts'

const today = '2024-06-01'
const choice = (id: string, changes: Partial<LetterChoice> = {}): LetterChoice => ({
  ...{ id, title: id, first: '2024-01-10', last: '2024-01-10', isMine: false },
  ...{ hasNewAuthor: false, ...changes },
})
const vote = { label: 'Vote', first: '2024-03-01', last: '2024-03-01' }

test('mine come first, then new actors, then what lies near a milestone, then what is old', () => {
  const ranked = rankNextLetters(
    [
      choice('plain'),
      choice('old', { first: '2019-05-03', last: '2019-05-03' }),
      choice('near', { first: '2024-03-20', last: '2024-03-20' }),
      choice('new', { hasNewAuthor: true }),
      choice('mine', { isMine: true }),
    ],
    [vote],
    today,
  )
  expect(ranked.map(({ id, reasons }) => [id, reasons])).toEqual([
    ['mine', ['it is yours to code']],
    ['new', ['nothing is coded of its author yet']],
    ['near', ['it lies near “Vote”']],
    ['old', ['it has waited since 3 May 2019']],
    ['plain', []],
  ])
})

test('a letter that may be of any day of a year lies near what happened in it, and 31 days away does not', () => {
  const [wide, late] = rankNextLetters(
    [
      choice('late', { first: '2024-04-01', last: '2024-04-01' }),
      choice('wide', { first: '2024-01-01', last: '2024-12-31' }),
    ],
    [vote],
    today,
  )
  expect([wide!.id, wide!.reasons.length, late!.reasons]).toEqual(['wide', 1, []])
})

test('the next goes round all of them and is never the one that one comes from', () => {
  const ranked = rankNextLetters([choice('a'), choice('b'), choice('c')], [], today)
  const next = (after: string | null) => chooseNextLetter(ranked, after)?.id ?? null
  expect([next(null), next('a'), next('b'), next('c'), next('gone')]).toEqual([
    ...['a', 'b', 'c', 'a', 'a'],
  ])
  expect(chooseNextLetter([], null)).toBeNull()
  expect(chooseNextLetter(ranked.slice(0, 1), 'a')).toBeNull()
})
