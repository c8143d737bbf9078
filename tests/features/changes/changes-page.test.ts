import { expect, test } from 'vitest'
import { loadChanges } from '#app/features/changes/changes-page.ts'
import { keepBallots, makeMembers } from '#tests/support/ballots.ts'
import { aPassage, actorId, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const load = async (store: TestStore, query = '', page = 1) =>
  loadChanges(store.visibleTo('owner'), await theDossier(store), new URLSearchParams(query), page)

test('a turn stands at the moment when its passage was stored, with the quotes of both letters', async () => {
  await using store = await openTestStore()
  await keep(store, { form: { dated: '2019-01-01' }, positions: [aPassage({ level: 1 })] })
  const before = new Date().toISOString()
  await keep(store, { form: { dated: '2012-01-01' }, positions: [aPassage({ level: -1 })] })
  const query = `topic=${await topicId(store)}&actor=${await actorId(store)}`
  const { changes } = await load(store, query)
  const turn = changes.rows.find(({ name }) => name === 'Turn on 1 Jan 2019')!
  expect(turn.knownAt >= before).toBe(true)
  expect([turn.before!.position.level, turn.after.position.level]).toEqual([-1, 1])
  expect(changes.rows.map(({ words }) => words)).toEqual(
    expect.arrayContaining(['opposes (−1)', 'from opposes (−1) to supports (+1)']),
  )
})

test('changes come in pages that add up to all, the newest known first, and from a day on only those', async () => {
  await using store = await openTestStore()
  const members = makeMembers(40)
  await keepBallots(store, members)
  const first = await load(store)
  const rows = [...first.changes.rows]
  for (let page = 2; page <= first.changes.pages; page += 1)
    rows.push(...(await load(store, '', page)).changes.rows)
  expect([rows.length, new Set(rows.map(({ id }) => id)).size]).toEqual([first.all, first.all])
  const moments = rows.map(({ knownAt }) => knownAt)
  expect(moments).toEqual(moments.toSorted().reverse())
  const turns = rows.filter(({ kind }) => kind === 'turn')
  expect(turns).toHaveLength(members.flatMap(({ plantedTurns }) => plantedTurns).length)
  const later = await load(store, 'since=2100-01-01')
  expect([later.changes.total, later.all]).toEqual([0, first.all])
})

test('a letter that is closed to the reader is in no change', async () => {
  await using store = await openTestStore()
  await keep(store, { form: { dated: '2012-01-01' }, positions: [aPassage({ level: -1 })] })
  const query = `topic=${await topicId(store)}&actor=${await actorId(store)}`
  const open = await load(store, query)
  await keep(store, {
    form: { dated: '2019-01-01' },
    positions: [aPassage({ level: 1 })],
    audience: { visibility: 'named', readerIds: [] },
  })
  const seen = await loadChanges(
    store.visibleTo(await addUser(store, 'viewer')),
    await theDossier(store),
    new URLSearchParams(query),
    1,
  )
  expect(seen.changes.rows.map(({ id }) => id)).toEqual(open.changes.rows.map(({ id }) => id))
})

test('a day that cannot be read is said, and everything is shown', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  const { selection, changes, all } = await load(store, 'since=soon')
  expect(selection.errors.since).toMatch(/Write the date as/)
  expect(changes.total).toBe(all)
})
