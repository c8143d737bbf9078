import { expect, test } from 'vitest'
import { loadAttributeChoices } from '#app/features/actors/attribute-choices.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

const facts = (attribute: string, values: readonly string[]) =>
  values.map((value) => ({
    ...{ kind: 'attribute' as const, attribute, value, successorId: null, letterId: null },
    ...{ firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null, source: null },
  }))

test('values in use are offered, those of the attribute that is chosen, and it is told where there are more', async () => {
  await using store = await openTestStore()
  await store.actors.record([{ id: 'A', kind: 'organisation', name: 'A' }], [], somebody)
  const sectors = Array.from({ length: 301 }, (_, at) => `Sector ${at}`)
  const added = [...facts('sector', sectors), ...facts('remit', ['Health', 'Sector 7'])]
  await store.actors.saveFacts('A', { added }, somebody)
  const visible = store.visibleTo('owner')
  const all = await loadAttributeChoices(visible, null)
  expect(all.names).toEqual([
    ...['country', 'party', 'political group', 'committee', 'sector', 'remit'],
  ])
  expect([all.isMore, all.values.length, new Set(all.values).size]).toEqual([true, 299, 299])
  expect(await loadAttributeChoices(visible, 'remit')).toMatchObject({
    ...{ values: ['Health', 'Sector 7'], isMore: false },
  })
})
