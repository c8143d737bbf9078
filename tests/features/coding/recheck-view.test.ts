import { expect, test } from 'vitest'
import { levelsOfPart, loadRechecks, readRecheckPart } from '#app/features/coding/recheck-view.ts'
import { aPassage, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { aWording, changeMeaning, topicsOf } from '#tests/support/wordings.ts'

test('a part of the list is a level, the absences or all of it', () => {
  expect(['-2', 'absences', 'all', '7', null].map((words) => readRecheckPart(words))).toEqual([
    '-2',
    'absences',
    'all',
    'all',
    'all',
  ])
  expect((['-2', 'absences', 'all'] as const).map(levelsOfPart)).toEqual([[-2], [null], undefined])
})

test('each position is shown with who says it and what changed around its level since it was coded', async () => {
  await using store = await openTestStore()
  await keep(store, {
    positions: [aPassage(), aPassage({ quote: 'We oppose any delay of it.', level: -1 })],
  })
  const { topic } = await topicsOf(store)
  await changeMeaning(store, topic.id, 2)
  await changeMeaning(store, topic.id, -2)
  const list = await loadRechecks(store.visibleTo('owner'), topic, { part: 'all', page: 1 })
  expect(list.parts).toEqual([
    { part: 'all', words: 'Everything', count: 2 },
    { part: '1', words: 'Supports', count: 1 },
    { part: '-1', words: 'Opposes', count: 1 },
  ])
  expect(list.rows.map(({ who, codedBy, differences }) => [who, codedBy, differences])).toEqual([
    ['Ylva Johansson', 1, [{ label: 'Strongly supports', pieces: expect.any(Array) as [] }]],
    ['Ylva Johansson', 2, [{ label: 'Strongly opposes', pieces: expect.any(Array) as [] }]],
  ])
})

test('a changed proposition is shown with absences too', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage({ level: null, absence: 'evaded' })] })
  const { topic } = await topicsOf(store)
  await changeMeaning(store, topic.id, aWording({ proposition: 'It should be banned.' }))
  const list = await loadRechecks(store.visibleTo('owner'), topic, { part: 'absences', page: 1 })
  expect(list.rows.map(({ differences }) => differences.map(({ label }) => label))).toEqual([
    ['Proposition'],
  ])
})

test('what was coded on a topic of the opposite proposition is shown by the words it was coded by', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage({ level: 2 })] })
  const { topic, others } = await topicsOf(store)
  const codedBy = topic.anchors[2]
  await changeMeaning(store, topic.id, 2)
  const into = others[0]!
  await store.merges.record('topic', topic.id, into.id, somebody, { turned: true })
  const visible = store.visibleTo('owner')
  const list = await loadRechecks(visible, into, { part: 'all', page: 1 })
  const [row] = list.rows
  expect(row!.position).toMatchObject({ level: -2, turned: true })
  const changed = row!.differences.find(({ label }) => label === 'Strongly opposes')!
  const before = changed.pieces.filter(({ kind }) => kind !== 'new').map(({ text }) => text)
  expect(before.join('')).toBe(codedBy)
})
