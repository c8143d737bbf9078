import { expect, test } from 'vitest'
import { aPassage, dossierOf, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a self-check goes with the letter of its passages where that is erased, and the store is sound', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const doer = { userId: ana.id, via: 'screen' } as const
  const { id: letterId } = await keep(store, { positions: [aPassage()], doer })
  const { selfChecks } = store.visibleTo({ ...ana })
  const dossierId = await dossierOf(store)
  const begin = async () => {
    const found = await selfChecks.candidates(dossierId, new Date().toISOString())
    await selfChecks.begin({ dossierId, days: 1 }, found)
    return selfChecks.rows(dossierId, ana.id)
  }
  const [row] = await begin()
  expect(row).toMatchObject({ isOpen: true, old: { level: 1, absence: null } })
  expect((await store.verify()).unsound).toEqual([])
  await store.erasures.letter(letterId, 'Asked for.', somebody)
  expect(await store.rows('select id from self_check_passages')).toEqual([])
  expect((await store.verify()).unsound).toEqual([])
})
