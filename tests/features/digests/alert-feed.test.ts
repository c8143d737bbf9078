import { expect, test } from 'vitest'
import { buildAlertFeed } from '#app/features/digests/alert-feed.ts'
import { dossierOf, keep } from '#tests/support/letters.ts'
import { refusalOf } from '#tests/support/refusals.ts'
import { addUser } from '#tests/support/request-context.ts'
import { putInSecondHands } from '#tests/support/second-coding.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a feed has what its owner sees by now, those stored last first, under ids that stay', async () => {
  await using store = await openTestStore()
  await keep(store, { form: { title: 'Open & older', dated: '2020-01-01' } })
  const { id: closed } = await keep(store, { form: { title: 'Closed', dated: '2012-01-01' } })
  const [ana, ben] = [await addUser(store, 'viewer'), await addUser(store, 'admin', 'Ben Okafor')]
  await store.savedSearches.save(ana.id, { name: 'Delays', query: 'q=delay' })
  const [search] = await store.savedSearches.ofUser(ana.id)
  const feedOf = async (user = ana, site = 'https://here.test') => {
    const owner = { admin: store, masked: store.visibleTo(user), user }
    const feed = await buildAlertFeed(owner, search!.id, site)
    return feed.ok ? feed.content : feed.reason
  }
  const titles = (content: string) =>
    [...content.matchAll(/<title>(.*)<\/title>/g)].map(([, title]) => title)
  const idsIn = (content: string) => [...content.matchAll(/<id>(.*)<\/id>/g)].map(([, id]) => id)
  const content = await feedOf()
  expect(titles(content)).toEqual(['Letters · Delays', 'Closed', 'Open &amp; older'])
  expect(content).toContain('<subtitle>2 letters.</subtitle>')
  expect(content).toContain(`href="https://here.test/letters/searches/${search!.id}.atom"`)
  expect(idsIn(await feedOf(ana, 'https://there.test'))).toEqual(idsIn(content))
  await store.rows("update letters set visibility = 'named' where id = ?", closed)
  expect(titles(await feedOf())).toEqual(['Letters · Delays', 'Open &amp; older'])
  expect((await refusalOf(() => feedOf(ben)))![0]).toBe(404)
})

test('a feed says that a letter is left out which its owner codes a second time', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { form: { title: 'Closed', dated: '2012-01-01' } })
  const ben = await addUser(store, 'coder', 'Ben Maas')
  await store.savedSearches.save(ben.id, { name: 'Delays', query: 'q=delay' })
  const [search] = await store.savedSearches.ofUser(ben.id)
  await putInSecondHands(store, {
    ...{ dossierId: await dossierOf(store), userId: ben.id, letterIds: [id] },
  })
  const owner = { admin: store, masked: store.visibleTo(ben), user: ben }
  const feed = await buildAlertFeed(owner, search!.id, 'https://here.test')
  expect(feed.ok && feed.content).toContain(
    '<subtitle>0 letters. One letter is left out: you are coding it a second time.</subtitle>',
  )
})
