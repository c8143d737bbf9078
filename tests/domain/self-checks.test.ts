import { expect, test } from 'vitest'
import { type Absence, type Level } from '#app/domain/level.ts'
import { measureSelfAgreement, type SelfCheckReading } from '#app/domain/self-checks.ts'

const level = (said: Level): SelfCheckReading => ({ level: said, absence: null })
const absent = (absence: Absence): SelfCheckReading => ({ level: null, absence })

test('agreement with oneself is over passages with a level both times; what has none is told apart', () => {
  const found = measureSelfAgreement([
    { old: level(2), now: level(2) },
    { old: level(1), now: level(0) },
    { old: level(-2), now: absent('evaded') },
    { old: absent('evaded'), now: absent('evaded') },
  ])
  expect(found).toMatchObject({ coded: 4, different: 2, passages: 2, exact: 0.5, withinOne: 1 })
})

test('without variation there is no alpha', () => {
  expect(measureSelfAgreement([{ old: level(1), now: level(1) }])).toMatchObject({
    ...{ alpha: null, why: 'no variation', different: 0 },
  })
})
