import { expect, test } from 'vitest'
import { indexEvidence } from '#app/domain/attributed-positions.ts'
import { compareSelection } from '#app/features/moves/compared-selection.ts'
import { saidOf } from '#tests/support/said.ts'

const days = { since: '2021-12-31', asOf: '2022-12-31' }

test('sums count an organisation with its people once, and each pair is in one of the lists', () => {
  const turned = [
    { day: '2021-02-01', level: -1 as const },
    { day: '2022-03-01', level: 1 as const },
  ]
  const ofAnn = turned.map((row) => ({ ...row, speakerIds: ['ann'] }))
  const evidenceOf = indexEvidence([
    ...saidOf('ann', ...turned),
    ...saidOf('house', ...ofAnn),
    ...saidOf('bob', { day: '2021-02-01' }, { day: '2022-02-01' }),
    ...saidOf('cleo', { day: '2021-02-01' }),
  ])
  const actors = ['ann', 'bob', 'cleo', 'house', 'nobody'].map((id) => ({ id }))
  const compared = compareSelection(evidenceOf, actors, [{ id: 'encryption' }], {
    ...days,
    ...{ withTone: false, sort: 'size' },
  })
  expect(compared.moved.map(({ actorId }) => actorId)).toEqual(['ann', 'house'])
  expect(compared.stayed.map(({ actorId }) => actorId)).toEqual(['bob'])
  expect(compared.unknown.map(({ actorId }) => actorId)).toEqual(['cleo'])
  expect(compared.voices).toEqual({ all: 3, up: 1, down: 0 })
})
