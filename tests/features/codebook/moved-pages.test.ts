import { expect, test } from 'vitest'
import { findMovedPage, isMovedPage } from '#app/features/codebook/moved-pages.ts'
import { aTopicNamed, somebody, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

test('pages that belong to a dossier are found where they are now, in the one that was looked at last', async () => {
  await using store = await openSeededStore()
  const { slug } = await theDossier(store)
  const second = await store.dossiers.record(
    { name: 'Second', procedure: null, summary: null, topics: [aTopicNamed('Tariffs')] },
    somebody,
  )
  const context = requestContextOf(store, await addUser(store))
  const [tariffs] = await store.topics.ofDossier(second.id)
  const find = (path: string, lastDossier: string | null = slug) =>
    findMovedPage({ ...context, lastDossier }, path)
  expect(await find('timeline')).toBe(`/dossiers/${slug}/stances`)
  expect(await find('briefing.csv')).toBe(`/dossiers/${slug}/briefings.csv`)
  expect(await find('dossier.zip')).toBe(`/dossiers/${slug}/package.zip`)
  expect(await find('milestones/history', 'second')).toBe('/dossiers/second/milestones/history')
  expect(await find(`topics/${tariffs!.id}/merge`)).toBe(
    `/dossiers/second/topics/${tariffs!.id}/merge`,
  )
  expect(await find(`topics/${await topicId(store)}`, 'second')).toBe(
    `/dossiers/${slug}/topics/${await topicId(store)}`,
  )
  expect(['timeline', 'topics/new', 'topic', 'dossiers'].map(isMovedPage)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('without a dossier no page has moved anywhere', async () => {
  await using store = await openTestStore()
  const context = requestContextOf(store, await addUser(store))
  expect(await findMovedPage(context, 'timeline')).toBeNull()
})
