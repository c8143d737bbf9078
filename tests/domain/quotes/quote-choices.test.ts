import { expect, test } from 'vitest'
import { codedChoices, readQuoteChoices } from '#app/domain/quotes/quote-choices.ts'

test('a level, an absence, whose words and who was told are read from an address; what is unknown is said', () => {
  const read = (query: string) => readQuoteChoices(new URLSearchParams(query))
  const none = {
    ...{ coded: null, said: null, told: null, paragraphs: null, paragraph: null },
    errors: {},
  }
  expect(read('coded=-2&said=reported')).toEqual({ ...none, coded: -2, said: 'reported' })
  expect(read('coded=evaded&told=office')).toEqual({ ...none, coded: 'evaded', told: 'office' })
  expect(read('')).toEqual(none)
  expect(read('paragraphs=once&paragraph=p1')).toEqual({
    ...{ ...none, paragraphs: 'once', paragraph: 'p1' },
  })
  expect(read('coded=3&said=both&told=cats&paragraphs=twice')).toEqual({
    ...none,
    errors: {
      coded: '“3” is no level and no absence; all are shown. Choose one.',
      said: '“both” is neither own nor reported; both are shown. Choose one.',
      told: '“cats” is no kind of recipient; letters to all are shown. Choose one.',
      paragraphs:
        '“twice” is no way to list standard paragraphs; each stands in one row. Choose one.',
    },
  })
})

test('the scale is offered from the top down, then what is no level', () => {
  expect(codedChoices.map(({ value, word }) => [value, word])).toEqual([
    ['2', '+2 Strongly supports'],
    ['1', '+1 Supports'],
    ['0', '0 Mixed'],
    ['-1', '−1 Opposes'],
    ['-2', '−2 Strongly opposes'],
    ['evaded', 'Evaded'],
    ['withheld', 'Withheld'],
    ['no_position', 'No position'],
  ])
})
