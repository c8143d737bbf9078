import { expect, test } from 'vitest'
import type { Beginning } from '#app/domain/checklist.ts'
import { aPassage, aTopicNamed, keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

const nothing: Beginning = {
  ...{ topic: false, letter: false, actor: false, position: false, chart: false },
  isPutAway: false,
}

const begin = (
  store: TestStore,
  topics: string[] = [],
  audience: 'everyone' | 'team' = 'everyone',
) =>
  store.dossiers.record(
    { name: 'Own', procedure: null, summary: null, audience, topics: topics.map(aTopicNamed) },
    somebody,
  )

test('what lies in the example alone ticks nothing', async () => {
  await using store = await openSeededStore()
  const { id } = await addUser(store, 'admin')
  expect((await theDossier(store)).isExample).toBe(true)
  expect(await store.visibleTo({ id, role: 'admin' }).beginnings.of(id)).toEqual(nothing)
  // A dossier alone is no deed either.
  await begin(store)
  expect(await store.beginnings.of(id)).toEqual(nothing)
})

test('topic, letter, actor and position are ticked by the rows themselves, and not once they are gone', async () => {
  await using store = await openTestStore()
  const { id } = await addUser(store, 'admin')
  const visible = store.visibleTo({ id, role: 'admin' })
  const tell = async () => {
    const found = await visible.beginnings.of(id)
    return Object.entries(found).flatMap(([name, isSo]) => (isSo ? [name] : []))
  }
  await begin(store)
  expect(await tell()).toEqual([])
  await store.rows('update dossiers set example = true')
  await begin(store, ['Encryption'])
  expect(await tell()).toEqual(['topic'])
  const own = (await store.dossiers.all()).at(-1)!
  // The letter is stored in the first dossier, which is an example here, and then put into the own one.
  const { id: letterId } = await keep(store, {})
  expect(await tell()).toEqual(['topic'])
  await store.dossiers.moveLetters(own.id, { letterIds: [letterId], into: true }, somebody)
  expect(await tell()).toEqual(['topic', 'letter', 'actor'])
  await store.rows('update parties set actor_id = null')
  expect(await tell()).toEqual(['topic', 'letter'])
})

test('a coded passage ticks once it is approved and while it is not withdrawn', async () => {
  await using store = await openTestStore()
  const { id } = await addUser(store, 'admin')
  const { positionIds } = await keep(store, { positions: [aPassage()] })
  const coded = async (status: string) => {
    await store.rows('update positions set status = ? where id = ?', status, positionIds[0])
    return (await store.visibleTo({ id, role: 'admin' }).beginnings.of(id)).position
  }
  expect([await coded('draft'), await coded('approved'), await coded('withdrawn')]).toEqual([
    false,
    true,
    false,
  ])
})

test('what somebody may not see ticks nothing for them', async () => {
  await using store = await openTestStore()
  const { id } = await addUser(store, 'editor')
  const reader = { id, role: 'editor' as const }
  await keep(store, {
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [] },
  })
  expect(await store.visibleTo(reader).beginnings.of(id)).toEqual({ ...nothing, topic: true })
  await store.rows("update dossiers set audience = 'team'")
  expect(await store.visibleTo(reader).beginnings.of(id)).toEqual(nothing)
})

test('that a chart was seen is kept per person and written the first time alone; put away is taken back', async () => {
  await using store = await openTestStore()
  const [ana, ben] = [await addUser(store, 'admin'), await addUser(store, 'editor', 'Ben Okafor')]
  const rows = () => store.rows('select user_id, chart_seen_at, put_away_at from beginnings')
  await store.beginnings.setPutAway(ana.id, true)
  await store.beginnings.markChartSeen(ana.id)
  expect(await store.beginnings.of(ana.id)).toEqual({ ...nothing, chart: true, isPutAway: true })
  const first = await rows()
  await store.beginnings.markChartSeen(ana.id)
  expect(await rows()).toEqual(first)
  expect(await store.beginnings.of(ben.id)).toEqual(nothing)
  await store.beginnings.setPutAway(ana.id, false)
  expect(await store.beginnings.of(ana.id)).toEqual({ ...nothing, chart: true })
})
