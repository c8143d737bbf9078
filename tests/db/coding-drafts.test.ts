import { expect, test } from 'vitest'
import type { CodingDraft } from '#app/domain/coding-drafts.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const somebody = { userId: null, via: 'command line' } as const

const aDraft = (exact: string, typedAt: string, more: Partial<CodingDraft> = {}): CodingDraft => ({
  formKey: 'new',
  fields: { texts: { id: 'p1', exact }, holderIds: ['a'] },
  textVersion: 1,
  typedAt: `2026-11-28T${typedAt}.000Z`,
  ...more,
})

async function opened(store: TestStore) {
  const [ana, ben, ada] = [
    await addUser(store),
    await addUser(store, 'coder', 'Ben Maas'),
    await addUser(store, 'admin', 'Ada Roy'),
  ]
  const { id } = await keep(store)
  const reading = (who: typeof ana) => store.visibleTo(who).codingDrafts
  return { ana, ben, ada, id, hers: reading(ana), reading }
}

test('a draft comes back as it was typed, the newest of each form, however late an older one arrives', async () => {
  await using store = await openTestStore()
  const { id, hers } = await opened(store)
  const other = aDraft('Another', '10:00:01', { formKey: 'a-position' })
  await hers.keep(id, aDraft('We sup', '10:00:00'))
  await hers.keep(id, aDraft('We support', '10:00:02'))
  await hers.keep(id, aDraft('We su', '10:00:01'))
  await hers.keep(id, other)
  expect(await hers.ofLetter(id)).toEqual([other, aDraft('We support', '10:00:02')])
})

test('nobody else reads a draft: no colleague, no administrator, not the public, not the owner of the store', async () => {
  await using store = await openTestStore()
  const { id, ana, ben, ada, hers, reading } = await opened(store)
  await hers.keep(id, aDraft('We support', '10:00:00'))
  for (const who of [ben, ada]) expect(await reading(who).ofLetter(id)).toEqual([])
  for (const who of [null, 'owner'] as const)
    expect(await store.visibleTo(who).codingDrafts.ofLetter(id)).toEqual([])
  // Nor do others throw it away, and a letter that is closed to its coder shows them nothing.
  await reading(ben).discard(id, { formKey: 'new' })
  expect(await hers.ofLetter(id)).toHaveLength(1)
  await store.rows("update letters set visibility = 'named' where id = ?", id)
  expect(await store.visibleTo(ana).codingDrafts.ofLetter(id)).toEqual([])
})

test('a draft goes when it is discarded or its position saved, but what was begun after it stays', async () => {
  await using store = await openTestStore()
  const { id, hers } = await opened(store)
  const draft = aDraft('We support', '10:00:05')
  await hers.keep(id, draft)
  await hers.discard(id, { formKey: 'new', until: '2026-11-28T10:00:04.000Z' })
  await hers.discard(id, { formKey: 'new', positionId: 'p0' })
  expect(await hers.ofLetter(id)).toEqual([draft])
  await hers.discard(id, { formKey: 'new', positionId: 'p1' })
  expect(await hers.ofLetter(id)).toEqual([])
  await hers.keep(id, draft)
  await hers.discard(id, { formKey: 'new', until: draft.typedAt })
  expect(await hers.ofLetter(id)).toEqual([])
})

test('a draft goes with its letter and with its coder’s account', async () => {
  await using store = await openTestStore()
  const { id, ana, ben, hers, reading } = await opened(store)
  await hers.keep(id, aDraft('We support', '10:00:00'))
  await reading(ben).keep(id, aDraft('We oppose', '10:00:00'))
  const holders = async () =>
    (await store.rows<{ user_id: string }>('select user_id from coding_drafts')).map(
      (row) => row.user_id,
    )
  await store.users.deactivate(ben.id, somebody)
  expect(await holders()).toEqual([ana.id])
  await store.erasures.letter(id, 'Asked for by its author.', somebody)
  expect(await holders()).toEqual([])
})
