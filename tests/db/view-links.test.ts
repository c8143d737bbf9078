import { expect, test } from 'vitest'
import type { ViewRecord } from '#app/domain/view-links.ts'
import {
  actorId,
  aParty,
  aPassage,
  dossierOf,
  keep,
  logOf,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { keepLetterOf } from '#tests/support/view-links.ts'

const contents: ViewRecord = {
  ...{ facts: [], name: 'stances-2020-10-29', actors: 1, headings: ['Actor'], picture: null },
  rows: [['Ylva Johansson']],
}

async function record(store: TestStore, letterIds?: string[], token = 'a-token') {
  const user = await addUser(store, 'editor')
  const id = await store.viewLinks.record(
    {
      ...{ dossierId: await dossierOf(store), table: 'stances', token, expiresAt: null },
      query: [['sort', 'name']],
      frozen: letterIds ? { contents, letterIds } : null,
    },
    { userId: user.id, via: 'screen' },
  )
  return { id, user }
}

test('a link is found by its token, of which a hash alone is stored, and listed until it is ended', async () => {
  await using store = await openTestStore()
  const dossierId = await dossierOf(store)
  const { id } = await record(store)
  expect(await store.viewLinks.byToken('a-token')).toMatchObject({
    ...{ id, dossierId, kind: 'live', table: 'stances', query: [['sort', 'name']], endedAt: null },
  })
  expect(await store.viewLinks.byToken('another')).toBeNull()
  expect(JSON.stringify(await store.rows('select * from view_links'))).not.toContain('a-token')
  expect(await store.viewLinks.ofDossier(dossierId)).toMatchObject([{ id, madeBy: 'Ana Kovač' }])
  const link = { id, dossierId }
  expect(await store.viewLinks.end({ id, dossierId: 'another' }, somebody)).toEqual({
    changed: false,
  })
  expect(await store.viewLinks.end(link, somebody)).toEqual({ changed: true })
  expect(await store.viewLinks.end(link, somebody)).toEqual({ changed: false })
  expect(await store.viewLinks.count(dossierId)).toBe(0)
  expect((await store.viewLinks.byToken('a-token'))!.endedAt).not.toBeNull()
  expect((await logOf(store, id)).map(({ deed }) => deed)).toEqual(['made', 'ended'])
  const { entries } = await store.history.page({ dossierId }, 10, 0)
  const lines = await store.history.describe(entries.slice(0, 2))
  expect(lines.map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('ended a live read-only link to “stances”'),
    expect.stringContaining('made a live read-only link to “stances”'),
  ])
})

test('what is frozen is not given once a letter of it is not public, and again when it is', async () => {
  await using store = await openTestStore()
  const letterId = await keepLetterOf(store, 'Ylva Johansson')
  const { id } = await record(store, [letterId])
  expect(await store.viewLinks.frozen(id)).toEqual(contents)
  const makeFor = async (visibility: 'everyone' | 'public') => {
    const before = (await store.letters.byId(letterId))!
    const audience = { visibility, readerIds: [] }
    await store.letters.setAudience(before, before.letter.revision, audience, somebody)
  }
  await makeFor('everyone')
  expect(await store.viewLinks.frozen(id)).toBeNull()
  await makeFor('public')
  expect(await store.viewLinks.frozen(id)).toEqual(contents)
})

test('what is frozen is gone from the store with a letter that it rests on', async () => {
  await using store = await openTestStore()
  const letterId = await keepLetterOf(store, 'Ylva Johansson')
  const { id } = await record(store, [letterId])
  expect(await store.erasures.letter(letterId, 'Asked for.', somebody)).toEqual({ changed: true })
  expect(await store.viewLinks.frozen(id)).toBeNull()
  expect(await store.rows('select * from frozen_views')).toEqual([])
})

test('what is frozen is gone with a person who is named in it, whatever it rests on', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  const other = await keepLetterOf(store, 'Otto Berg')
  await record(store, [other])
  const ylva = await actorId(store)
  await store.erasures.person(ylva, { words: [], reason: 'She asked for it.' }, somebody)
  expect(await store.rows('select * from frozen_views')).toEqual([])
})

test('what was kept of a frozen link is not kept once it is ended', async () => {
  await using store = await openTestStore()
  const { id } = await record(store, [await keepLetterOf(store, 'Ylva Johansson')])
  await store.viewLinks.end({ id, dossierId: await dossierOf(store) }, somebody)
  expect(await store.rows('select * from frozen_views')).toEqual([])
  expect(await store.rows('select * from frozen_letters')).toEqual([])
})

test('by a link the public sees the topics of its dossier, and nothing of another one', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  await keepLetterOf(store, 'Hidden Hand', 'everyone')
  const dossierId = await dossierOf(store)
  const other = await store.dossiers.record(
    { name: 'Another', procedure: null, summary: null, topics: [], milestones: [] },
    somebody,
  )
  const seen = store.visibleTo(null, { sharedDossierId: dossierId })
  expect((await seen.dossiers.all()).map(({ id }) => id)).toEqual([dossierId])
  expect(await seen.topics.ofDossier(dossierId)).toHaveLength(2)
  const encryption = await topicId(store)
  const speakers = await seen.evidence.actorIds([encryption])
  expect(await seen.actors.byIds(speakers)).toMatchObject([{ name: 'Ylva Johansson' }])
  const hidden = await actorId(store, 'Hidden Hand')
  expect((await seen.evidence.ofActors([hidden]))(hidden, encryption)).toEqual([])
  const elsewhere = store.visibleTo(null, { sharedDossierId: other.id })
  expect(await elsewhere.topics.ofDossier(dossierId)).toEqual([])
  expect(seen.cacheKey).not.toBe(elsewhere.cacheKey)
  expect(await store.visibleTo(null).dossiers.all()).toEqual([])
})

test('the letters that prove where somebody belongs are named, as far as they are public', async () => {
  await using store = await openTestStore()
  const keepAt = (visibility: 'public' | 'everyone', organisation: string) =>
    keep(store, {
      form: { parties: [aParty({ organisation })] },
      positions: [aPassage()],
      audience: { visibility, readerIds: [] },
    })
  const { id } = await keepAt('public', 'European Commission')
  await keepAt('everyone', 'Council')
  expect(await store.viewLinks.proofLetters([await actorId(store)])).toEqual([id])
})
