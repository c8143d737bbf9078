import { expect, test } from 'vitest'
import { mostSavedSearches } from '#app/domain/search/saved-searches.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('searches are one’s own, the same one is kept once, and one keeps at most so many', async () => {
  await using store = await openTestStore()
  const [ana, ben] = [await addUser(store, 'viewer'), await addUser(store, 'viewer', 'Ben Okafor')]
  const { save, ofUser, rename, remove } = store.savedSearches
  await Promise.all(['One', 'One'].map((name) => save(ana.id, { name, query: 'q=a' })))
  await save(ana.id, { name: 'Two', query: 'q=a' })
  const [kept, ...more] = await ofUser(ana.id)
  expect([kept, more]).toMatchObject([{ name: 'Two', query: 'q=a' }, []])
  for (let place = 1; place < mostSavedSearches; place += 1)
    await save(ana.id, { name: 'More', query: `q=${place}` })
  expect([
    await save(ana.id, { name: 'Last', query: 'q=b' }),
    await save(ana.id, { name: 'Again', query: 'q=a' }),
    await save(ben.id, { name: 'Other', query: 'q=a' }),
  ]).toEqual(['too many', 'saved', 'saved'])
  expect([
    await rename(ben.id, kept!.id, 'Mine'),
    await remove(ben.id, kept!.id),
    await rename(ana.id, kept!.id, 'Renamed'),
  ]).toEqual([false, false, true])
  expect((await ofUser(ana.id))[0]!.name).toBe('Renamed')
  expect([await remove(ana.id, kept!.id), await remove(ana.id, kept!.id)]).toEqual([true, false])
  expect((await ofUser(ben.id)).map(({ name }) => name)).toEqual(['Other'])
})
