import { expect, test } from 'vitest'
import { positionSchema } from '#app/domain/position-form.ts'
import { formatStanceChoice, stanceChoices } from '#app/domain/positions.ts'

const form = {
  topicId: 't',
  holderIds: ['h'],
  stance: '1',
  exact: 'We support it.',
  start: '3',
  end: '17',
}
const refusals = (changes: object) =>
  positionSchema
    .safeParse({ ...form, ...changes })
    .error?.issues.map(({ path, message }) => [path.join('.'), message])

test('a form becomes a level or an absence, never both', () => {
  expect(positionSchema.parse(form)).toMatchObject({
    level: 1,
    absence: null,
    conditional: false,
    condition: null,
    start: 3,
    end: 17,
  })
  expect(positionSchema.parse({ ...form, stance: 'evaded' })).toMatchObject({
    level: null,
    absence: 'evaded',
  })
})

test('each choice of the form comes back as it was stored', () => {
  for (const stance of stanceChoices)
    expect(formatStanceChoice(positionSchema.parse({ ...form, stance }))).toBe(stance)
})

test.each(['', ' ', '3', '-3', '0.5', '1e0', '0x1', 'mixed', 'NaN', '+1'])(
  '%j is neither a level nor an absence',
  (stance) => {
    expect(refusals({ stance })).toEqual([
      ['stance', 'Choose a level, or say that a position is absent.'],
    ])
  },
)

test.each([
  ['topicId', { topicId: '' }, 'Choose the topic that the passage speaks about.'],
  ['holderIds', { holderIds: [] }, 'Choose at least one holder: whose position is this?'],
  ['condition', { conditional: 'on' }, 'Write the condition in the letter’s own words.'],
  [
    'condition',
    { conditional: 'on', condition: '  ' },
    'Write the condition in the letter’s own words.',
  ],
  [
    'conditional',
    { conditional: 'on', condition: 'if', stance: 'evaded' },
    'A condition belongs to a level. Choose a level, or take “conditional” away.',
  ],
  [
    'exact',
    { exact: 'a'.repeat(20_001) },
    'A quote has at most 20,000 characters. Mark the passage that carries the position.',
  ],
  ['note', { note: 'a'.repeat(2001) }, 'This has at most 2,000 characters.'],
])('a wrong %s is refused there, with what to do (%#)', (field, changes, sentence) => {
  expect(refusals(changes)).toEqual([[field, sentence]])
})

test('a condition is kept only where the position is conditional', () => {
  expect(positionSchema.parse({ ...form, condition: 'if' }).condition).toBeNull()
  expect(positionSchema.parse({ ...form, conditional: 'on', condition: ' if ' })).toMatchObject({
    conditional: true,
    condition: 'if',
  })
})

test.each([
  ['', ''],
  [undefined, undefined],
  ['x', 'y'],
  ['-1', '-1'],
])('a place that is not known is not known (%j)', (start, end) => {
  const read = positionSchema.parse({ ...form, start, end })
  expect([read.start, read.end]).toEqual([undefined, undefined])
})

test('a passage may begin with the text', () => {
  expect(positionSchema.parse({ ...form, start: '0', end: '5' })).toMatchObject({
    start: 0,
    end: 5,
  })
})
