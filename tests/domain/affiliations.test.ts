import { expect, test } from 'vitest'
import {
  affiliationSchema,
  findLetterId,
  toAffiliationFields,
} from '#app/domain/affiliation-form.ts'
import {
  findCircle,
  findOverlaps,
  formatAffiliationPeriod,
  joinAffiliations,
  type AffiliationForm,
} from '#app/domain/affiliations.ts'
import { groupAffiliationsByMember } from '#app/domain/actors.ts'
import { collectFieldErrors } from '#app/domain/form-refusal.ts'

const written = { organisation: 'Home Affairs', role: '', from: '', to: '', proof: '', counts: '' }

const errorsOf = (changes: Partial<typeof written>) => {
  const parsed = affiliationSchema.safeParse({ ...written, ...changes })
  return parsed.success ? {} : collectFieldErrors(parsed.error)
}

test.each([
  ['organisation', { organisation: ' ' }, /Write the organisation/],
  ['organisation', { organisation: 'x'.repeat(300) }, /at most 200/],
  ['from', { from: 'last week' }, /not a date/],
  ['to', { from: '2020-06', to: '2020-05-31' }, /ends before it begins/],
  ['proof', { proof: 'she told me' }, /address of a letter/],
  ['proof', { proof: 'javascript:alert(1)' }, /address of a letter/],
  ['counts', { counts: 'maybe' }, /Choose/],
])('what does not fit is told at %s', (field, changes, sentence) => {
  expect(errorsOf(changes)).toEqual({ [field]: expect.stringMatching(sentence) as string })
})

test('days are the bounds of what is written, and an end may lie in the same month as the beginning', () => {
  expect(affiliationSchema.parse({ ...written, from: '2020-06-15', to: '2020-06' })).toMatchObject({
    from: { edtf: '2020-06-15', first: '2020-06-15' },
    to: { edtf: '2020-06', last: '2020-06-30' },
    counts: null,
  })
})

test('an address of ours names its letter, another none', () => {
  const id = '0193a1b2-aaaa-bbbb-cccc-0123456789ab'
  expect(
    [`/letters/${id}`, `https://st.example.org/base/letters/${id}?q=1#p2`].map(findLetterId),
  ).toEqual([id, id])
  expect(['https://example.org/page', '/letters/new'].map(findLetterId)).toEqual([null, null])
})

function row(firstDay: string | null, lastDay: string | null, changes = {}) {
  return {
    ...{ id: 'row', memberId: 'ylva', organisationId: 'dg', role: 'Member', counts: true },
    ...{ firstDay, lastDay, fromEdtf: firstDay, toEdtf: lastDay, letterId: null, source: null },
    ...changes,
  }
}

test.each([
  [true, row('2020-01-01', '2020-06-30'), 'shares half a year'],
  [true, row(null, '2020-01-01'), 'shares one day'],
  [true, row(null, null, { role: 'member' }), 'is written in other letters'],
  [false, row(null, '2019-12-31'), 'ends on the day before'],
  [false, row('2020-06-01', null, { role: 'Head' }), 'has another role'],
  [false, row('2020-06-01', null, { organisationId: 'other' }), 'is of another organisation'],
  [false, row('2020-06-01', null, { id: 'own' }), 'is the same row'],
])('whether a row overlaps is %s where it %s', (overlaps, other) => {
  const form: AffiliationForm = row('2020-01-01', '2020-12-31')
  expect(findOverlaps([other], form, 'own').length > 0).toBe(overlaps)
})

test('joined rows go from the earliest beginning to the latest end, in the words of each', () => {
  const form = row('2020-01-01', '2020-12-31', { toEdtf: '2020' })
  const other = row('2019-11-01', '2020-03-31', { fromEdtf: '2019-11', source: 'https://x.test' })
  expect(joinAffiliations(form, other)).toMatchObject({
    ...{ firstDay: '2019-11-01', fromEdtf: '2019-11', lastDay: '2020-12-31', toEdtf: '2020' },
    source: 'https://x.test',
  })
  expect(joinAffiliations(form, row(null, null))).toMatchObject({ firstDay: null, lastDay: null })
  expect(formatAffiliationPeriod(joinAffiliations(form, other))).toBe('Nov 2019 – 2020')
})

const belongs = (
  memberId: string,
  organisationId: string,
  days: [string | null, string | null] = [null, null],
) => ({ id: memberId, memberId, organisationId, role: null, firstDay: days[0], lastDay: days[1] })

test('a circle is one only on days on which all of it holds', () => {
  const rows = groupAffiliationsByMember([
    belongs('unit', 'dg', ['2015-01-01', null]),
    belongs('dg', 'house', [null, '2020-12-31']),
  ])
  const circle = (firstDay: string | null, lastDay: string | null) =>
    findCircle(rows, 'house', { organisationId: 'unit', firstDay, lastDay })
  expect(circle('2020-12-31', null)).toEqual(['unit', 'dg', 'house'])
  expect(circle('2021-01-01', null)).toBeNull()
  expect(circle(null, '2014-12-31')).toBeNull()
})

test('a circle elsewhere ends where it began', () => {
  const rows = groupAffiliationsByMember([belongs('a', 'b'), belongs('b', 'a')])
  expect(
    findCircle(rows, 'other', { organisationId: 'a', firstDay: null, lastDay: null }),
  ).toBeNull()
})

test('the form of a kept row says what is kept', () => {
  const kept = {
    ...row('2019-12-01', '2024-11-30', { fromEdtf: '2019-12', letterId: 'letter-of-2020' }),
    ...{ organisation: 'Home Affairs', organisationKind: 'unit' as const, letter: 'Reply' },
    ...{ said: null, typed: true, withdrawn: false, revision: 1 },
  }
  expect(toAffiliationFields(kept)).toEqual({
    ...{ organisation: 'Home Affairs', role: 'Member', from: '2019-12', to: '2024-11-30' },
    ...{ proof: '/letters/letter-of-2020', counts: 'yes' },
  })
})
