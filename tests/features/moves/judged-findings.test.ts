import { expect, test } from 'vitest'
import { indexEvidence } from '#app/domain/attributed-positions.ts'
import { listFindings } from '#app/domain/moves/findings.ts'
import type { Judgement } from '#app/domain/moves/judgements.ts'
import { findJudgements, hashBasis } from '#app/features/moves/judged-findings.ts'
import { saidOf } from '#tests/support/said.ts'

const asOf = '2022-12-31'
const evidenceOf = indexEvidence(
  saidOf(
    'ann',
    { day: '2019-01-01', level: -1 },
    { day: '2020-01-01', level: 1 },
    { day: '2021-01-01', level: -1 },
  ),
)
const [first, second] = listFindings(evidenceOf('ann', 'encryption'), asOf)

const judgement = (changes: Partial<Judgement>): Judgement => ({
  ...{ id: 'j', topicId: 'encryption', actorId: 'ann', kind: 'turn', day: '2020-01-01' },
  ...{ basisHash: hashBasis(first!), verdict: 'accepted', reason: null },
  ...{ judgedBy: 'Ana', judgedAt: '2025-01-01T00:00:00.000Z', ...changes },
})

test('a judgement stands with the finding that it was made of', () => {
  const { byFinding, left } = findJudgements([judgement({})], evidenceOf, asOf)
  expect([byFinding.get(first!)?.applies, byFinding.get(second!), left]).toEqual([
    true,
    undefined,
    [],
  ])
})

test('one that was made on other evidence stands with the nearest finding of its kind, as such', () => {
  const other = judgement({ day: '2020-11-01', basisHash: 'other' })
  const { byFinding } = findJudgements([other], evidenceOf, asOf)
  expect(byFinding.get(second!)).toMatchObject({ id: 'j', applies: false })
})

test('one of a kind that is no longer found is left over', () => {
  const other = judgement({ kind: 'step' })
  expect(findJudgements([other], evidenceOf, asOf).left).toEqual([other])
})
