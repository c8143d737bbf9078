import { expect, test } from 'vitest'
import type { ActorFactForm } from '#app/domain/actor-facts.ts'
import { toActorForm } from '#app/domain/actors.ts'
import { aParty, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const bare = { firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null, source: null }
const called = (value: string, letterId: string | null): ActorFactForm => ({
  ...{ ...bare, kind: 'name', attribute: null, value, successorId: null, letterId },
})
const country = (value: string, letterId: string | null): ActorFactForm => ({
  ...{ ...bare, kind: 'attribute', attribute: 'country', value, successorId: null, letterId },
})

/** A house of the codebook, and a letter that names somebody else. */
async function openHouse(store: TestStore) {
  const { id } = await keep(store)
  await store.actors.record([{ id: 'house', kind: 'organisation', name: 'House' }], [], somebody)
  return { letterId: id, record: async () => (await store.actors.recordOf('house'))! }
}

/** What is stored of actors and told of them, as text. */
async function readWords({ rows }: TestStore): Promise<string> {
  const tables = ['actors', 'aliases', 'actor_facts', 'affiliations', 'audit', 'removed_actors']
  return JSON.stringify(await Promise.all(tables.map((table) => rows(`select * from ${table}`))))
}

test('a name that an erased letter proves goes with its spelling, also from what the log tells', async () => {
  await using store = await openTestStore()
  const { letterId, record } = await openHouse(store)
  const added = [called('Quibble Guild', letterId), called('Old House', null)]
  await store.actors.saveFacts('house', { added }, somebody)
  await store.actors.saveFacts('house', { added: [called('Twice House', letterId)] }, somebody)
  await store.actors.saveFacts('house', { added: [called('Twice House', null)] }, somebody)
  const before = await record()
  await store.actors.correct(before, { ...toActorForm(before), note: 'Noted.' }, somebody)
  expect(await readWords(store)).toContain('Quibble')
  await store.erasures.letter(letterId, 'Its author asked for it.', somebody)
  expect(await readWords(store)).not.toContain('Quibble')
  expect((await record()).aliases).toEqual(['Old House', 'Twice House'])
})

test('what an erased letter proved of an actor that was removed goes too', async () => {
  await using store = await openTestStore()
  const { letterId, record } = await openHouse(store)
  const added = [
    ...[called('Quibble Guild', letterId), country('Zephyria', letterId)],
    country('Italy', null),
  ]
  await store.actors.saveFacts('house', { added }, somebody)
  await store.actors.remove(await record(), somebody)
  expect(await readWords(store)).toMatch(/Quibble.*Zephyria/)
  await store.erasures.letter(letterId, 'Its author asked for it.', somebody)
  expect(await readWords(store)).not.toMatch(/Quibble|Zephyria/)
  await store.actors.bringBack((await store.actors.removedById('house'))!, somebody)
  expect(await store.actors.facts('house')).toMatchObject([{ value: 'Italy', withdrawn: false }])
  expect((await record()).aliases).toEqual([])
})

test('a removed actor that came with an erased letter is forgotten', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { form: { parties: [aParty({ name: 'Wanda Whistle' })] } })
  const form = {
    ...{ name: 'Quibble Guild', kind: 'organisation' as const, heldInTurn: false, aliases: [] },
    ...{ note: null, numbers: { transparencyRegister: null, parliament: null, wikidata: null } },
  }
  await store.actors.add({ id: 'guild', form, letterId: id }, somebody)
  await store.actors.remove((await store.actors.recordOf('guild'))!, somebody)
  await store.erasures.letter(id, 'Its author asked for it.', somebody)
  expect(await readWords(store)).not.toContain('Quibble')
  expect(await store.actors.removedById('guild')).toBeNull()
})
