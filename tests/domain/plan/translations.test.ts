import { expect, test } from 'vitest'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { mayBeTranslation, summariseText } from '#app/domain/plan/translations.ts'

const english =
  'Dear Ms Mikó,\n\nOn 29 October 2020 we proposed Regulation 2020/0259, which 27 states support. It ends on 3 August 2025.\n\nYours sincerely,'
const german =
  'Sehr geehrte Frau Mikó,\n\nam 29. Oktober 2020 haben wir die Verordnung 2020/0259 vorgeschlagen, die 27 Staaten tragen. Sie endet am 3. August 2025.\n\nHochachtungsvoll'

const fields = (changes: Partial<LetterFields> & { author?: string } = {}): LetterFields => ({
  title: 'Statement',
  kind: 'statement',
  language: 'en',
  dated: '2020-10-29',
  basis: '',
  reference: '',
  referenceTruncated: false,
  replyKind: '',
  replyDated: '',
  ...changes,
  parties: [
    {
      ...{ role: 'author', name: changes.author ?? 'Ylva Johansson', withheld: false },
      ...{ capacity: '', organisation: '', unit: '' },
    },
  ],
})
const may = (changes: Parameters<typeof fields>[0], text = german) =>
  mayBeTranslation(
    summariseText(english, fields()),
    summariseText(text, fields({ language: 'de', ...changes })),
  )

test('one day, one author and the same figures in another language may be a translation', () => {
  expect(may({})).toBe(true)
  expect(may({ author: 'YLVA JOHANSSON' })).toBe(true)
})

test.each([
  ['the same language', { language: 'en' }, german],
  ['a language that is not known', { language: '' }, german],
  ['another day', { dated: '2020-10-30' }, german],
  ['a day that is not known', { dated: '2020-10' }, german],
  ['another author', { author: 'Jan Nowak' }, german],
  ['other figures', {}, german.replace(/\d/g, (digit) => String(9 - Number(digit)))],
  ['far more words', {}, `${german} ${'Dazu ist noch etwas zu sagen. '.repeat(10)}`],
])('%s is none', (_what, changes, text) => {
  expect(may(changes, text)).toBe(false)
})

test('the same reference tells where authors are written otherwise and there are no figures', () => {
  const of = (changes: Parameters<typeof fields>[0], text: string) =>
    summariseText(text, fields({ reference: 'Ares(2020)77', ...changes }))
  expect(
    mayBeTranslation(
      of({}, 'We support it without reservation.'),
      of({ language: 'de', author: 'Kommission' }, 'Wir tragen sie ohne jeden Vorbehalt.'),
    ),
  ).toBe(true)
})

test('where there are few figures, as many paragraphs tell', () => {
  const body = (words: string) =>
    `Dear Sir,\n\n${words}\n\n${words}\n\n${words}\n\nYours sincerely,`
  const of = (language: string, text: string) => summariseText(text, fields({ language }))
  const one = of('en', body('We support it and say so here.'))
  expect(mayBeTranslation(one, of('de', body('Wir tragen sie und sagen es hier.')))).toBe(true)
  expect(
    mayBeTranslation(
      one,
      of(
        'de',
        'Dear Sir,\n\nWir tragen sie und sagen es hier, so wie wir es stets sagten und weiter sagen.\n\nYours sincerely,',
      ),
    ),
  ).toBe(false)
})
