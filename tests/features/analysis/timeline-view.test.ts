import { expect, test } from 'vitest'
import { readSelection } from '#app/features/analysis/selection.ts'
import {
  buildTimelineView,
  findActorNames,
  findCurrentAsOf,
} from '#app/features/analysis/timeline-view.ts'
import type { User } from '#app/domain/users.ts'
import { actorId, aPassage, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

async function titlesFor(store: TestStore, user: User) {
  const visible = store.visibleTo(user)
  const { selection, evidenceOf } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams(),
  )
  const { titles } = await buildTimelineView(visible, evidenceOf, selection.milestones, selection)
  return Object.values(titles).sort()
}

const seedTitles = [
  'Reply on detection in end-to-end encrypted communications',
  'Reply to Microsoft on the EU strategy and the interim Regulation',
]

test('each letter that a dot leads to has its title, without an address whoever looks', async () => {
  await using store = await openSeededStore()
  const positions = [aPassage()]
  await keep(store, { form: { title: 'Answer to ann@example.org' }, positions })
  const readers = [await addUser(store), await addUser(store, 'viewer', 'Vera Novak')]
  for (const reader of readers)
    expect(await titlesFor(store, reader)).toEqual(['Answer to [e-mail address]', ...seedTitles])
})

test('a letter for named people is not on the timeline of others', async () => {
  await using store = await openSeededStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'editor', 'Ben Okafor')]
  await keep(store, {
    form: { title: 'For Ana alone' },
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  expect(await titlesFor(store, ana)).toEqual(['For Ana alone', ...seedTitles])
  expect(await titlesFor(store, ben)).toEqual(seedTitles)
})

test('evidence counts up to today for two years after its newest day, then up to that day', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo('owner')
  const topicIds = [await topicId(store)]
  expect(await findCurrentAsOf(visible, '2022-12-21', topicIds)).toEqual({
    asOf: '2022-12-21',
    isToday: true,
  })
  expect(await findCurrentAsOf(visible, '2022-12-23', topicIds)).toEqual({
    asOf: '2020-12-21',
    isToday: false,
  })
  await using empty = await openTestStore()
  const ofNothing = await findCurrentAsOf(empty.visibleTo('owner'), '2022-12-23', topicIds)
  expect(ofNothing).toEqual({ asOf: '2022-12-23', isToday: true })
})

test('actors have their names by their ids, and nobody who is not known has one', async () => {
  await using store = await openSeededStore()
  const id = await actorId(store)
  const visible = store.visibleTo(await addUser(store, 'viewer'))
  expect(await findActorNames(visible, [id, 'nobody', id])).toEqual(
    new Map([[id, 'Ylva Johansson']]),
  )
})
