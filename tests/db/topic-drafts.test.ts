import { expect, test } from 'vitest'
import { topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { anAccount, aWording } from '#tests/support/wordings.ts'

const at = (time: string) => `2026-11-28T${time}:00.000Z`

async function opened(store: TestStore) {
  const [id, ana, ben] = [
    await topicId(store),
    await anAccount(store, 'Ana'),
    await anAccount(store, 'Ben'),
  ]
  return {
    id,
    ana,
    ben,
    draft: () => store.topicDrafts.ofTopic(id),
    aDraft: (userId: string, time: string, name = 'Encryption') => ({
      topicId: id,
      wording: aWording({ name, cues: ['cipher*'] }),
      baseVersion: 1,
      userId,
      now: at(time),
    }),
  }
}

test('a draft comes back as it was kept, with who holds it since when', async () => {
  await using store = await openTestStore()
  const { ana, draft, aDraft } = await opened(store)
  expect(await draft()).toBe(null)
  await store.topicDrafts.keep(null, aDraft(ana.id, '10:00'))
  await store.topicDrafts.keep(await draft(), aDraft(ana.id, '10:05', 'Ciphers'))
  expect(await draft()).toMatchObject({
    wording: aWording({ name: 'Ciphers', cues: ['cipher*'] }),
    holder: { id: ana.id, name: 'Ana' },
    heldSince: at('10:00'),
    keptAt: at('10:05'),
    baseVersion: 1,
    revision: 2,
  })
})

test('in another hand the draft is held anew', async () => {
  await using store = await openTestStore()
  const { ana, ben, draft, aDraft } = await opened(store)
  await store.topicDrafts.keep(null, aDraft(ana.id, '10:00'))
  const before = await draft()
  expect(await store.topicDrafts.keep(before, aDraft(ben.id, '10:20'))).toEqual({ changed: true })
  expect(await draft()).toMatchObject({ holder: { name: 'Ben' }, heldSince: at('10:20') })
  expect(await store.topicDrafts.keep(before, aDraft(ana.id, '10:21'))).toEqual({ changed: false })
  expect(await draft()).toMatchObject({ holder: { name: 'Ben' }, keptAt: at('10:20') })
})

test('of two who begin at once one has the pen, and a draft that changed is not thrown away', async () => {
  await using store = await openTestStore()
  const { ana, ben, draft, aDraft } = await opened(store)
  expect(await store.topicDrafts.keep(null, aDraft(ana.id, '10:00'))).toEqual({ changed: true })
  expect(await store.topicDrafts.keep(null, aDraft(ben.id, '10:00'))).toEqual({ changed: false })
  const first = (await draft())!
  await store.topicDrafts.keep(first, aDraft(ana.id, '10:01'))
  expect(await store.topicDrafts.discard(first)).toEqual({ changed: false })
  expect(await store.topicDrafts.discard((await draft())!)).toEqual({ changed: true })
  expect(await draft()).toBe(null)
})

test('a topic of an earlier release has sides, examples and cues that nobody wrote', async () => {
  await using store = await openTestStore()
  const id = await topicId(store)
  expect(await store.topics.versions(id)).toMatchObject([
    { version: 1, wording: aWording(), meaningChanged: null, by: null },
  ])
})

test('a version is saved once, with its draft, and its entry in the log tells what it was', async () => {
  await using store = await openTestStore()
  const { id, ana, draft, aDraft } = await opened(store)
  await store.topicDrafts.keep(null, aDraft(ana.id, '10:00', 'Ciphers'))
  const [before] = await store.topics.versions(id)
  const kept = (await draft())!
  const next = {
    ...{ topicId: id, before: before!, wording: kept.wording, draft: kept },
    change: 'wording' as const,
  }
  const doer = { userId: ana.id, via: 'screen' as const }
  expect(await store.topics.saveVersion(next, doer)).toEqual({ changed: true })
  expect(await store.topics.saveVersion({ ...next, draft: null }, doer)).toEqual({ changed: false })
  expect(await store.topics.versions(id)).toMatchObject([
    { version: 1, wording: { name: 'Encryption' } },
    { version: 2, wording: kept.wording, meaningChanged: false, by: 'Ana' },
  ])
  expect(await draft()).toBe(null)
  const { entries } = await store.history.page({ topicId: id }, 50, 0)
  expect((await store.history.describe(entries)).map(({ sentence }) => sentence)).toEqual([
    'Ana saved version 2, other words of the same meaning: changed the name from Encryption to Ciphers and wrote the cue phrases',
    expect.stringContaining('added the topic Encryption') as string,
  ])
})

test('a version of a draft that changed meanwhile is not saved', async () => {
  await using store = await openTestStore()
  const { id, ana, draft, aDraft } = await opened(store)
  await store.topicDrafts.keep(null, aDraft(ana.id, '10:00', 'Ciphers'))
  const [[before], kept] = [await store.topics.versions(id), (await draft())!]
  await store.topicDrafts.keep(kept, aDraft(ana.id, '10:01', 'Codes'))
  const doer = { userId: ana.id, via: 'screen' as const }
  const next = { topicId: id, before: before!, wording: kept.wording, change: 'meaning' as const }
  expect(await store.topics.saveVersion({ ...next, draft: kept }, doer)).toEqual({ changed: false })
  expect(await store.topics.versions(id)).toHaveLength(1)
})
