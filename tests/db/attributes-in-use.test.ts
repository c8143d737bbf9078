import { expect, test } from 'vitest'
import { somebody } from '#tests/support/letters.ts'
import { openRecordedStore } from '#tests/support/recorded-store.ts'
import { engine } from '#tests/support/store.ts'

/** A store in which so many organisations are of one of three countries and of one sector. */
async function withOrganisations(many: number) {
  const recorded = await openRecordedStore()
  const { store } = recorded
  const ids = Array.from({ length: many }, (_, at) => `house ${at}`)
  await store.actors.record(
    ids.map((id) => ({ id, kind: 'organisation' as const, name: id })),
    [],
    somebody,
  )
  const days = { firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null }
  const fact = (attribute: string, value: string) => ({
    ...{ kind: 'attribute' as const, attribute, value, successorId: null, ...days },
    ...{ letterId: null, source: null },
  })
  for (const [at, id] of ids.entries())
    await store.actors.saveFacts(
      id,
      { added: [fact('country', ['Spain', 'Sweden', 'Ελλάδα'][at % 3]!), fact('sector', 'Press')] },
      somebody,
    )
  await store.analyse()
  return recorded
}

test('what attributes there are costs what is shown, and not how many actors have them', async () => {
  const costs: number[] = []
  for (const many of [30, 240]) {
    const { store, costsOf } = await withOrganisations(many)
    const statements = [
      ...(await costsOf(() => store.actors.attributesInUse())),
      ...(await costsOf(() => store.actors.valuesInUse(null, 50))),
      ...(await costsOf(() =>
        store.actors.attributeInUse({ attribute: 'sector', value: 'press' }),
      )),
    ]
    expect(await store.actors.attributesInUse()).toEqual(['country', 'sector'])
    expect(await store.actors.valuesInUse(null, 50)).toEqual(['Spain', 'Sweden', 'Ελλάδα', 'Press'])
    expect(statements.flatMap(({ scanned }) => scanned)).not.toContain('actor_facts')
    costs.push(statements.reduce((sum, { rows }) => sum + rows, 0))
    // The test itself would have told: all rows are walked where nothing leads to them.
    const [planted] = await costsOf(() => store.actors.directory({ words: 'house' }, 5))
    if (engine() === 'sqlite') expect(planted!.scanned).not.toEqual([])
    await store.close()
  }
  expect(costs[1]!).toBeLessThanOrEqual(costs[0]! * 1.5 + 20)
})
