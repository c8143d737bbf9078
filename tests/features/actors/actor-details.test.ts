import { expect, test } from 'vitest'
import { readActorDetails } from '#app/features/actors/actor-details.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('of an actor what holds is told, whom it continues, and of an office alone who held it', async () => {
  await using store = await openTestStore()
  await store.actors.record(
    ['old', 'new'].map((id) => ({ id, kind: 'organisation' as const, name: id.toUpperCase() })),
    [],
    somebody,
  )
  const undated = { firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null }
  const attribute = (value: string) => ({
    ...{ kind: 'attribute' as const, attribute: 'country', value, successorId: null },
    ...{ ...undated, letterId: null, source: null },
  })
  await store.actors.saveFacts('new', { added: [attribute('Spain'), attribute('Malta')] }, somebody)
  const malta = (await store.actors.facts('new')).find(({ value }) => value === 'Malta')
  await store.actors.saveFacts('new', { withdrawn: [malta!] }, somebody)
  const successor = { ...attribute(''), kind: 'successor' as const, attribute: null, value: null }
  await store.actors.saveFacts('old', { added: [{ ...successor, successorId: 'new' }] }, somebody)
  const visible = store.visibleTo('owner')
  const house = await readActorDetails(visible, { id: 'new', heldInTurn: false })
  expect(house.facts.map(({ value }) => value)).toEqual(['Spain'])
  expect(house.predecessors).toMatchObject([{ id: 'old' }])
  expect(house.holders).toBeNull()
  expect((await readActorDetails(visible, { id: 'new', heldInTurn: true })).holders).not.toBeNull()
})
