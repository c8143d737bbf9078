import { expect, test } from 'vitest'
import { readDistributionChoices } from '#app/domain/distribution/distribution-choices.ts'

const read = (query: string) => readDistributionChoices(new URLSearchParams(query), ['country'])

test('counts of all together are shown unless the address says otherwise', () => {
  expect(read('')).toEqual({ measure: 'counts', group: { by: 'none' }, errors: {} })
  expect(read('measure=shares&group=attribute+country')).toEqual({
    measure: 'shares',
    group: { by: 'attribute', attribute: 'country' },
    errors: {},
  })
})

test('what is not known is named with what to do', () => {
  const { errors, measure, group } = read('measure=means&group=attribute+planet')
  expect([measure, group.by]).toEqual(['counts', 'none'])
  expect(errors).toEqual({
    measure: '“means” is neither counts nor shares; counts are shown. Choose one of them.',
    group:
      '“attribute planet” is nothing that actors are grouped by; all are shown together. Choose under Group.',
  })
})
