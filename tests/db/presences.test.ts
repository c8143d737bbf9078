import { expect, test } from 'vitest'
import { keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('who is at a letter is named to the others until they leave, or say nothing for 90 seconds', async () => {
  await using store = await openTestStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Maas')]
  const { id } = await keep(store)
  const other = await keep(store, { text: 'Another.' })
  const others = (letterId = id) => store.presences.others(letterId, ana.id)
  await store.presences.note(id, ana.id)
  await store.presences.note(id, ben.id)
  await store.presences.note(id, ben.id)
  expect([await others(), await others(other.id)]).toEqual([['Ben Maas'], []])
  await store.presences.end(id, ben.id)
  expect(await others()).toEqual([])
  await store.presences.note(id, ben.id)
  const old = new Date(Date.now() - 91_000).toISOString()
  await store.rows('update presences set at = ? where user_id = ?', old, ben.id)
  expect(await others()).toEqual([])
  // Whoever is gone leaves nothing behind.
  await store.presences.note(id, ana.id)
  expect(await store.rows('select user_id from presences')).toHaveLength(1)
})
