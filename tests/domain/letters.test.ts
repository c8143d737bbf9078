import { expect, test } from 'vitest'
import { letterSchema, type LetterFields } from '#app/domain/letter-form.ts'
import { formatCitation, formatReference } from '#app/domain/letters.ts'
import { aForm, aParty, fields } from '#tests/support/letters.ts'

const refusals = (changes: Partial<LetterFields>) =>
  letterSchema
    .safeParse(fields(changes))
    .error?.issues.map(({ path, message }) => [path.join('.'), message])

test('a letter’s form is taken with outer spaces off and what is empty as null', () => {
  expect(aForm({ title: ' Reply ', reference: '  ', language: '' })).toMatchObject({
    title: 'Reply',
    reference: null,
    language: null,
    basis: null,
    dated: { first: '2020-10-29', last: '2020-10-29' },
  })
})

test('a withheld name is none, whatever was typed', () => {
  expect(aForm({ parties: [aParty({ withheld: true })] }).parties[0]).toMatchObject({
    name: null,
    withheld: true,
  })
})

test.each([
  ['title', { title: ' ' }, 'Give the letter a title that colleagues will find it by.'],
  ['title', { title: 'a'.repeat(301) }, 'This has at most 300 characters.'],
  ['kind', { kind: 'rumour' as 'letter' }, 'Choose what kind of document this is.'],
  ['language', { language: 'English' }, 'Write the language as two letters, such as en.'],
  ['dated', { dated: '' }, 'A date is missing. Write the date as 2020-10-29'],
  [
    'dated',
    { dated: '31-02-2020' },
    '“31-02-2020” is not a date that can be read. Write the date as 2020-10-29',
  ],
  ['dated', { dated: 'last week' }, '“last week” is not a date that can be read.'],
  ['basis', { dated: '2020-10' }, 'Say why the date is believed to lie there'],
  [
    'replyDated',
    { replyKind: 'e-mail' as const, replyDated: '2nd October' },
    'Write the date as 2020-10-29',
  ],
  [
    'parties',
    { parties: [] },
    'Say who wrote the letter: a person, an organisation, or “name withheld”.',
  ],
  ['parties', { parties: [aParty({ role: 'recipient' })] }, 'Say who wrote the letter'],
  ['parties', { parties: [aParty({ name: '' })] }, 'Say who wrote the letter'],
] as const)('a wrong %s is refused there, with what to do (%#)', (field, changes, sentence) => {
  expect(refusals(changes as Partial<LetterFields>)).toEqual([
    [field, expect.stringContaining(sentence)],
  ])
})

test('a day needs no basis, an organisation or a withheld name may write', () => {
  expect(refusals({})).toBeUndefined()
  expect(
    refusals({ parties: [aParty({ name: '', organisation: 'European Commission' })] }),
  ).toBeUndefined()
  expect(refusals({ parties: [aParty({ name: '', withheld: true })] })).toBeUndefined()
})

test('a letter is cited by reference, date, page and paragraph, each where it is known; a truncated reference says so, without one the title stands', () => {
  const letter = { reference: 'Ares (2020)', referenceTruncated: true, title: 'Reply to Microsoft' }
  const cite = (page: number | null, paragraph: number | null) =>
    formatCitation(letter, '29 Oct 2020', { page, paragraph })
  expect(cite(2, 3)).toBe('Ares (2020)…, 29 Oct 2020, p. 2, ¶ 3')
  expect(cite(null, 3)).toBe('Ares (2020)…, 29 Oct 2020, ¶ 3')
  expect(cite(2, null)).toBe('Ares (2020)…, 29 Oct 2020, p. 2')
  const unknown = { page: null, paragraph: null }
  expect(formatCitation({ ...letter, referenceTruncated: false }, '29 Oct 2020', unknown)).toBe(
    'Ares (2020), 29 Oct 2020',
  )
  expect(formatReference({ ...letter, reference: null })).toBe('Reply to Microsoft')
})
