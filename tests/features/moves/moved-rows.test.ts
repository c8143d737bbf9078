import { expect, test } from 'vitest'
import { indexEvidence } from '#app/domain/attributed-positions.ts'
import { comparePair, type PairMovement } from '#app/domain/moves/pair-comparison.ts'
import { describeMovedRow } from '#app/features/moves/moved-rows.ts'
import { saidOf } from '#tests/support/said.ts'

test('a row has the words, numbers and qualifiers of both days', () => {
  const rows = saidOf('ann', { day: '2021-02-01', level: -1 }, { day: '2022-03-01', level: 1 })
  const days = { since: '2021-12-31', asOf: '2022-12-31' }
  const row = describeMovedRow(
    comparePair(rows, days, false) as PairMovement,
    { ...days, today: '2022-12-31' },
    { nameActor: () => 'Ann', nameTopic: () => 'Encryption', evidenceOf: indexEvidence(rows) },
  )
  expect(row).toMatchObject({
    from: { words: 'opposes (−1)', qualifiers: ['one letter'] },
    to: { words: 'supports (+1)', qualifiers: ['changed'] },
    ...{ difference: '+2', certainty: 'once so far', move: 'Turn on 1 Mar 2022', otherMoves: 0 },
  })
})
