import { expect, test } from 'vitest'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('public letters are listed nowhere until an administrator says so, and then until they say otherwise', async () => {
  await using store = await openTestStore()
  const { id: userId } = await addUser(store, 'admin')
  expect(await store.settings.read()).toEqual({ indexPublicLetters: false })
  await store.settings.change({ indexPublicLetters: true }, { userId, via: 'screen' })
  expect(await store.settings.read()).toEqual({ indexPublicLetters: true })
  expect(await (await store.again()).settings.read()).toEqual({ indexPublicLetters: true })
  await store.settings.change({ indexPublicLetters: false }, { userId, via: 'screen' })
  expect(await store.settings.read()).toEqual({ indexPublicLetters: false })
})

test('a changed setting stands in the history with who changed it, one that stays as it was does not', async () => {
  await using store = await openTestStore()
  const { id: userId } = await addUser(store, 'admin')
  await store.settings.change({ indexPublicLetters: true }, { userId, via: 'screen' })
  await store.settings.change({ indexPublicLetters: true }, { userId, via: 'screen' })
  const { entries, total } = await store.history.page({ settings: true }, 10, 0)
  expect(total).toBe(1)
  expect((await store.history.describe(entries)).map(({ sentence }) => sentence)).toEqual([
    'Ana Kovač changed the listing of public letters in search engines from not allowed to allowed',
  ])
})

test('who asks with every request is told at once what was changed here, and within five seconds what was changed elsewhere', async () => {
  await using store = await openTestStore()
  const { id: userId } = await addUser(store, 'admin')
  const ask = async (now: number) => (await store.settings.readRecent(now)).indexPublicLetters
  expect(await ask(0)).toBe(false)
  await store.settings.change({ indexPublicLetters: true }, { userId, via: 'screen' })
  expect(await ask(1)).toBe(true)
  await store.rows("update settings set value = 'no'")
  expect([await ask(5000), await ask(5001)]).toEqual([true, false])
})
