import { expect, test } from 'vitest'
import {
  attributeSchema,
  datedNameSchema,
  successorSchema,
  toActorFactFields,
} from '#app/domain/actor-fact-form.ts'
import { collectFieldErrors } from '#app/domain/form-refusal.ts'

const dates = { from: '', to: '', proof: '' }

function errorsOf(schema: typeof attributeSchema | typeof datedNameSchema, fields: object) {
  const parsed = schema.safeParse({ ...dates, ...fields })
  return parsed.success ? {} : collectFieldErrors(parsed.error)
}

test('an attribute has a name, a value and dates in order', () => {
  expect(
    attributeSchema.parse({
      ...dates,
      attribute: ' Country ',
      value: 'Côte  d’Ivoire',
      from: '2019',
    }),
  ).toMatchObject({
    ...{ attribute: 'country', value: 'Côte d’Ivoire', to: null, proof: null },
    from: { edtf: '2019', first: '2019-01-01', last: '2019-12-31' },
  })
  expect(errorsOf(attributeSchema, { attribute: '', value: ' ' })).toEqual({
    attribute: 'Write what it is, such as country or party.',
    value: 'Write the value.',
  })
  expect(
    errorsOf(attributeSchema, { attribute: 'party', value: 'S', from: '2020', to: '2019' }),
  ).toHaveProperty('to')
  expect(errorsOf(attributeSchema, { attribute: 'a'.repeat(61), value: 'x'.repeat(300) })).toEqual({
    attribute: 'This has at most 60 characters.',
    value: 'This has at most 200 characters.',
  })
  expect(
    errorsOf(attributeSchema, { attribute: 'party', value: '<script>x</script>' }),
  ).toHaveProperty('value')
})

test('a name of some time is a name as any other', () => {
  expect(datedNameSchema.parse({ ...dates, value: 'Ευρωπαϊκή Επιτροπή' }).value).toBe(
    'Ευρωπαϊκή Επιτροπή',
  )
  for (const value of ['', '…', 'x'.repeat(300), '<script>alert(1)</script>'])
    expect(errorsOf(datedNameSchema, { value }), value.slice(0, 20)).toHaveProperty('value')
})

test('who it continues as has a name, and its fields hold what is stored', () => {
  expect(successorSchema.safeParse({ successor: ' ', from: '', proof: '' }).success).toBe(false)
  const stored = {
    ...{
      id: 'a',
      actorId: 'b',
      kind: 'successor' as const,
      attribute: null,
      value: null,
      successorId: 'c',
    },
    ...{ firstDay: '2019-12-01', lastDay: null, fromEdtf: '2019-12', toEdtf: null, letterId: 'L1' },
    ...{
      source: null,
      letter: 'x',
      said: null,
      withdrawn: false,
      revision: 1,
      successor: 'DG CONNECT',
    },
  } as const
  expect(toActorFactFields(stored)).toEqual({
    ...{
      attribute: '',
      value: '',
      successor: 'DG CONNECT',
      from: '2019-12',
      to: '',
      proof: '/letters/L1',
    },
  })
})
