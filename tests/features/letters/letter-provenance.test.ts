import { expect, test } from 'vitest'
import { buildProvenanceView } from '#app/features/letters/letter-provenance.ts'
import type { Principal, User } from '#app/domain/users.ts'
import { planned } from '#tests/support/importing.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function viewOf(store: TestStore, id: string, user: (User & Principal) | null) {
  const visible = store.visibleTo(user ?? 'owner')
  const letterDetail = (await visible.letters.byId(id))!
  return buildProvenanceView(store, { user, visible, letterDetail } as never, letterDetail.letter)
}

test('an address of the web is a link, anything else words only', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  for (const [sourceUrl, link] of [
    ['https://example.org/letter', 'https://example.org/letter'],
    ['javascript:alert(1)', null],
    ['shelf 3', null],
  ] as const) {
    const { id } = await keep(store, {
      text: `Dear Sir, this is from ${sourceUrl}.`,
      origin: { sourceUrl },
    })
    expect((await viewOf(store, id, user)).published).toMatchObject({ address: sourceUrl, link })
  }
})

test('the import that a letter came with is named to those who add letters, and opened by those who may settle it', async () => {
  await using store = await openTestStore()
  const [ana, ivo] = [await addUser(store), await addUser(store, 'coder', 'Ivo Petrov')]
  const viewer = await addUser(store, 'viewer', 'Mia Berg')
  const importId = await planned(store, [], ana.id)
  const { id } = await keep(store, { origin: { importId } })
  const cameWith = async (user: User) => (await viewOf(store, id, user)).cameWith
  expect(await cameWith(ana)).toEqual({ id: importId, name: 'Replies', maySettle: true })
  expect(await cameWith(ivo)).toMatchObject({ maySettle: false })
  expect(await cameWith(viewer)).toBeNull()
})
