import { expect, test } from 'vitest'
import { loadChangesFeed } from '#app/features/changes/changes-feed.ts'
import { keepBallots, makeMembers } from '#tests/support/ballots.ts'
import { aPassage, actorId, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const place = { site: 'https://here.test/base', ending: 'atom' } as const
const loadFeed = async (
  store: TestStore,
  query = '',
  visible = store.visibleTo('owner'),
  where: { site: string; ending: 'atom' | 'json' } = place,
) => loadChangesFeed(visible, await theDossier(store), new URLSearchParams(query), where)

const feedOf = async (...asked: Parameters<typeof loadFeed>) => {
  const loaded = await loadFeed(...asked)
  if (!loaded.ok) throw new Error(loaded.reason)
  return loaded.feed
}

test('an entry leads to its move, cites both letters and keeps its id wherever the site is', async () => {
  await using store = await openTestStore()
  for (const [dated, level] of [
    ['2012-01-01', -1],
    ['2019-01-01', 1],
  ] as const)
    await keep(store, { form: { dated }, positions: [aPassage({ level })] })
  const [topic, actor] = [await topicId(store), await actorId(store)]
  const query = `topic=${topic}&actor=${actor}`
  const feed = await feedOf(store, query)
  const turn = feed.entries.find(({ title }) => title.includes('turn'))!
  expect(turn.title).toBe('Ylva Johansson on Encryption: turn, from opposes (−1) to supports (+1)')
  expect(turn.url).toContain(`https://here.test/base/dossiers/`)
  expect(turn.url).toMatch(new RegExp(`/moves/${topic}/${actor}#turn\\.`))
  expect(turn.text.match(/“We support it without reservation\.”/g)).toHaveLength(2)
  expect(turn.text).toContain('Turn on 1 Jan 2019, once so far. Known since ')
  await keep(store, { form: { dated: '2020-01-01' }, positions: [aPassage({ level: -2 })] })
  const moved = await feedOf(store, `actor=${actor}&topic=${topic}`, undefined, {
    ...{ site: 'https://there.test', ending: 'json' },
  })
  expect(moved.id).toBe(feed.id)
  expect(moved.entries.map(({ id }) => id)).toContain(turn.id)
  expect((await feedOf(store)).id).not.toBe(feed.id)
})

test('a quote stands in an entry with its level and its condition', async () => {
  await using store = await openTestStore()
  const condition = 'without reservation'
  await keep(store, { positions: [aPassage({ level: 2, conditional: true, condition })] })
  const [entry] = (await feedOf(store)).entries
  expect(entry!.text).toMatch(
    /Strongly supports · conditional, the condition: without reservation\)$/,
  )
})

test('a feed holds the newest fifty and says of how many', async () => {
  await using store = await openTestStore()
  await keepBallots(store, makeMembers(60))
  const feed = await feedOf(store)
  expect(feed.entries).toHaveLength(50)
  expect(feed.subtitle).toMatch(/The newest 50 of [\d,]+ changes\.$/)
  expect(feed.updatedAt).toBe(feed.entries[0]!.updatedAt)
})

test('a letter that is closed to the reader is in no entry, and a wrong address is refused', async () => {
  await using store = await openTestStore()
  await keep(store, {
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [] },
  })
  const visible = store.visibleTo(await addUser(store, 'viewer'))
  expect((await feedOf(store, '', visible)).entries).toEqual([])
  expect(await loadFeed(store, 'since=soon')).toMatchObject({ ok: false })
})
