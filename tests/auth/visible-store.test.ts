import { expect, test } from 'vitest'
import { asResource, requireLetter } from '#app/auth/visible-store.ts'
import type { User } from '#app/domain/users.ts'
import { keep } from '#tests/support/letters.ts'
import { refusalOf } from '#tests/support/refusals.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const letterFor = async (store: TestStore, visibility: 'named' | 'public', reader: User) =>
  (await keep(store, { audience: { visibility, readerIds: [reader.id] } })).id

const noSuchLetter = [
  404,
  'There is no such letter. It may have another address; look for it in the list.',
]

test('a letter for named people is there for them, and for others like one that never was', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const ben = await addUser(store, 'editor', 'Ben Okafor')
  const ada = await addUser(store, 'admin', 'Ada Nowak')
  const id = await letterFor(store, 'named', ana)
  const ask = (user: User, letterId: string) =>
    refusalOf(() => requireLetter(requestContextOf(store, user), letterId))
  expect([await ask(ana, id), await ask(ada, id), await ask(ben, id)]).toEqual([
    null,
    null,
    noSuchLetter,
  ])
  expect(await ask(ben, 'never was')).toEqual(noSuchLetter)
})

test('nobody is let in to what is public, and otherwise asked to sign in, whether it is there or not', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const nobody = requestContextOf(store, null)
  const [open, named] = [
    (await keep(store, { text: 'Open.', audience: { visibility: 'public', readerIds: [] } })).id,
    await letterFor(store, 'named', ana),
  ]
  const read = await requireLetter(nobody, open)
  expect([read.user, read.letterDetail.letter.id, read.visible]).toEqual([
    null,
    open,
    nobody.visible,
  ])
  for (const id of [named, 'never was'])
    expect(await refusalOf(() => requireLetter(nobody, id))).toEqual([302, ''])
})

test('a token reads a letter only where programs may, and one that does not work reads not even what is public', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const id = await letterFor(store, 'public', ana)
  const byToken = {
    ...requestContextOf(store, { ...ana, scope: 'read' }),
    credential: 'token' as const,
  }
  expect((await refusalOf(() => requireLetter(byToken, id)))?.[0]).toBe(403)
  expect(await refusalOf(() => requireLetter(byToken, id, { byToken: true }))).toBeNull()
  const refused = { ...requestContextOf(store, null), credential: 'refused token' as const }
  expect((await refusalOf(() => requireLetter(refused, id)))?.[0]).toBe(401)
})

test('of a letter the rights are asked by who added it and whom it is for', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const { id } = await keep(store, {
    doer: { userId: ana.id, via: 'screen' },
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  expect(asResource((await store.letters.byId(id))!)).toEqual({
    ownerId: ana.id,
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
})

test('who could see a letter is told that it was erased, and others as if it had never been', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const ben = await addUser(store, 'editor', 'Ben Okafor')
  const ada = await addUser(store, 'admin', 'Ada Nowak')
  const id = await letterFor(store, 'named', ana)
  const open = (
    await keep(store, { text: 'Open.', audience: { visibility: 'public', readerIds: [] } })
  ).id
  for (const letterId of [id, open])
    await store.erasures.letter(letterId, 'Its author asked for it.', {
      userId: ada.id,
      via: 'screen',
    })
  const ask = (user: User | null, letterId: string) =>
    refusalOf(() => requireLetter(requestContextOf(store, user), letterId))
  const told = expect.stringMatching(
    /^This letter was erased on \d+ \w+ \d{4} by Ada Nowak: Its author asked for it\.$/,
  ) as string
  expect(await ask(ana, id)).toEqual([410, told])
  expect(await ask(ada, id)).toEqual([410, expect.stringContaining('still hold it') as string])
  expect(await ask(ben, id)).toEqual(noSuchLetter)
  expect(await ask(null, id)).toEqual([302, ''])
  expect(await ask(null, open)).toEqual([
    410,
    expect.stringMatching(/^This letter was erased on \d+ \w+ \d{4}\.$/) as string,
  ])
})
