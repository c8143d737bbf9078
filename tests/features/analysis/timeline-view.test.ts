import { expect, test } from 'vitest'
import { readSelection } from '#app/features/analysis/selection.ts'
import {
  buildTimelineView,
  findActorNames,
  findCurrentAsOf,
} from '#app/features/analysis/timeline-view.ts'
import { actorId, aPassage, keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

test('a timeline has the titles of the letters that its dots lead to', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo('owner')
  const { selection, evidenceOf } = await readSelection(visible, new URLSearchParams())
  const view = await buildTimelineView(visible, evidenceOf, selection.milestones, selection)
  expect(view.facets).toHaveLength(3)
  expect(Object.values(view.titles)).toHaveLength(2)
})

test('a letter that is closed to somebody moves neither their timeline nor their day', async () => {
  await using store = await openTestStore()
  const [ana, ivo] = [await addUser(store), await addUser(store, 'editor', 'Ivo Petrov')]
  await keep(store, {
    doer: { userId: ana.id, via: 'screen' },
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [] },
  })
  const titlesFor = async (user: typeof ana) => {
    const visible = store.visibleTo(user)
    const params = new URLSearchParams({ actor: await actorId(store), from: '2020', to: '2020' })
    const { selection, evidenceOf } = await readSelection(visible, params)
    const view = await buildTimelineView(visible, evidenceOf, selection.milestones, selection)
    return Object.values(view.titles)
  }
  expect([await titlesFor(ana), await titlesFor(ivo)]).toEqual([['Reply to Microsoft'], []])
  const today = '2020-11-01'
  expect(await findCurrentAsOf(store.visibleTo(ivo), today)).toEqual({ asOf: today, isToday: true })
})

test('names of actors are found once by their ids', async () => {
  await using store = await openTestStore()
  await keep(store)
  const id = await actorId(store)
  const names = await findActorNames(store.visibleTo('owner'), [id, id, 'nobody'])
  expect([...names]).toEqual([[id, 'Ylva Johansson']])
})
