import { expect, test } from 'vitest'
import type { OpenCodingDraft } from '#app/domain/coding-drafts.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const somebody = { userId: null, via: 'command line' } as const

const moment = (time: string) => `2026-11-28T${time}.000Z`

const aDraft = (
  exact: string,
  typedAt: string,
  more: Partial<OpenCodingDraft> = {},
): OpenCodingDraft => ({
  formKey: 'new',
  fields: { texts: { id: 'p1', exact }, holderIds: ['a'] },
  textVersion: 1,
  typedAt: moment(typedAt),
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
  await reading(ben).discard(id, { formKey: 'new', positionId: 'p1', until: moment('10:00:01') })
  expect(await hers.ofLetter(id)).toHaveLength(1)
  await store.rows("update letters set visibility = 'named' where id = ?", id)
  expect(await store.visibleTo(ana).codingDrafts.ofLetter(id)).toEqual([])
})

/** That the draft of a position was thrown away, as it is kept. */
const anEnd = (positionId: string, time: string, formKey = 'new') => ({
  ...{ formKey, positionId, fields: null, typedAt: moment(time) },
})

test('what is discarded leaves a mark, so that an older copy of it from elsewhere is not kept again', async () => {
  await using store = await openTestStore()
  const { id, hers } = await opened(store)
  const discard = (positionId: string, time: string) =>
    hers.discard(id, { formKey: 'new', positionId, until: moment(time) })
  await hers.keep(id, aDraft('We support', '10:00:05'))
  // What was typed after it stays, and what is of another position.
  await discard('p1', '10:00:04')
  await discard('p0', '10:00:09')
  expect(await hers.ofLetter(id)).toEqual([aDraft('We support', '10:00:05')])
  await discard('p1', '10:00:06')
  expect(await hers.ofLetter(id)).toEqual([anEnd('p1', '10:00:06')])
  await hers.keep(id, aDraft('We support', '10:00:05'))
  expect(await hers.ofLetter(id)).toEqual([anEnd('p1', '10:00:06')])
  await hers.keep(id, aDraft('We support it', '10:00:07'))
  expect(await hers.ofLetter(id)).toEqual([aDraft('We support it', '10:00:07')])
})

test('a mark keeps nothing out that was typed of another position, however early', async () => {
  await using store = await openTestStore()
  const { id, hers } = await opened(store)
  await hers.discard(id, { formKey: 'new', positionId: 'p1', until: moment('10:00:06') })
  const other = aDraft('We reject', '10:00:01', {
    fields: { texts: { id: 'p2', exact: 'We reject' }, holderIds: [] },
  })
  await hers.keep(id, other)
  expect(await hers.ofLetter(id)).toEqual([other])
})

test('a draft ends when its position is saved, and what was begun after it stays', async () => {
  await using store = await openTestStore()
  const { id, hers } = await opened(store)
  const draft = aDraft('We support', '10:00:05')
  await hers.keep(id, draft)
  await hers.endSaved(id, { formKey: 'new', positionId: 'p0' })
  expect(await hers.ofLetter(id)).toEqual([draft])
  await hers.endSaved(id, { formKey: 'new', positionId: 'p1' })
  expect(await hers.ofLetter(id)).toMatchObject([{ positionId: 'p1', fields: null }])
  // Where nothing was kept, nothing is noted.
  await hers.endSaved(id, { formKey: 'p7', positionId: 'p7' })
  expect(await hers.ofLetter(id)).toHaveLength(1)
})

test('a draft that is said to be of tomorrow gives way to what is typed today', async () => {
  await using store = await openTestStore()
  const { id, hers } = await opened(store)
  const typedAt = '2999-01-01T00:00:00.000Z'
  await hers.keep(id, { ...aDraft('We support', '10:00:00'), typedAt })
  await hers.keep(id, aDraft('We reject', '10:00:05'))
  expect(await hers.ofLetter(id)).toEqual([aDraft('We reject', '10:00:05')])
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
