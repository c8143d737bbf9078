import { expect, test } from 'vitest'
import type { ActorFactForm } from '#app/domain/actor-facts.ts'
import { findHolderNames } from '#app/features/actors/holder-names.ts'
import { loadBriefing } from '#app/features/briefings/prepare-briefing.ts'
import { readSelection } from '#app/features/analysis/selection.ts'
import { loadLetterPage } from '#app/features/letters/letter-page.ts'
import { actorId, aPassage, keep, somebody, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openCountedStore } from '#tests/support/statement-counter.ts'
import { openTestStore, seededImage, type TestStore } from '#tests/support/store.ts'

const calledUntil = (value: string, lastDay: string): ActorFactForm => ({
  ...{ kind: 'name', attribute: null, value, successorId: null, firstDay: null, lastDay },
  ...{ fromEdtf: null, toEdtf: lastDay, letterId: null, source: null },
})

/** Two letters of one author, of which the older is of a day on which she was called otherwise. */
async function openRenamed(store: TestStore, value = 'Ylva Ahlström') {
  const [older, newer] = [
    await keep(store, { form: { dated: '2020-10-29' }, positions: [aPassage()] }),
    await keep(store, {
      form: { title: 'Newer', dated: '2021-03-01' },
      text: 'Newer. We support it without reservation.',
      positions: [aPassage()],
    }),
  ]
  await store.actors.saveFacts(
    await actorId(store),
    { added: [calledUntil(value, '2020-12-31')] },
    somebody,
  )
  return { older, newer }
}

const then = 'Ylva Ahlström (now Ylva Johansson)'

test('each position names its holder as of the day of its letter', async () => {
  await using store = await openTestStore()
  const { older, newer } = await openRenamed(store)
  const visible = store.visibleTo(await addUser(store))
  const positions = await visible.positions.byIds([...older.positionIds, ...newer.positionIds])
  const nameHolders = await findHolderNames(visible, positions)
  expect(positions.map((position) => [position.lastDay, nameHolders(position)])).toEqual([
    ['2020-10-29', then],
    ['2021-03-01', 'Ylva Johansson'],
  ])
})

test('the page of a letter and a briefing name its author and whose words are quoted so', async () => {
  await using store = await openTestStore()
  const { older } = await openRenamed(store)
  const user = await addUser(store)
  const page = await loadLetterPage(requestContextOf(store, user), older.id, null)
  expect(page.parties[0]).toMatchObject({ name: 'Ylva Johansson', called: then })
  expect(Object.values(page.names)).toEqual([then])
  const visible = store.visibleTo(user)
  const query = `topic=${await topicId(store)}&from=2020-01-01&to=2021-12-31&asOf=2021-12-31`
  const { selection, evidenceOf } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams(query),
  )
  const briefing = await loadBriefing(visible, selection, evidenceOf)
  const [stance] = briefing.topics[0]!.actorStances
  expect(stance!.actor.name).toBe('Ylva Johansson')
  expect(stance!.quotes.map(({ holders }) => holders)).toEqual([[then], ['Ylva Johansson']])
  expect(briefing.sources.map(({ authors }) => authors)).toEqual([[then], ['Ylva Johansson']])
})

test('an address that somebody was called by is masked for who may not see it', async () => {
  await using store = await openTestStore()
  const { older } = await openRenamed(store, 'ylva@example.org')
  const visible = store.visibleTo(await addUser(store), { contactDetails: false })
  const positions = await visible.positions.byIds(older.positionIds)
  const said = (await findHolderNames(visible, positions))(positions[0]!)
  expect(said).not.toContain('ylva@example.org')
})

test('however many quotes are shown, their names are read once', async () => {
  const { store, count } = openCountedStore(await seededImage())
  await using _ = store
  const visible = store.visibleTo('owner')
  const [dossier] = await visible.dossiers.all()
  const topics = await visible.topics.ofDossier(dossier!.id)
  const topicIds = topics.map(({ id }) => id)
  const positions = await visible.positions.newestPage({ topicIds }, 50)
  const few = await count(() => findHolderNames(visible, positions.slice(0, 1)))
  const many = await count(() => findHolderNames(visible, positions))
  expect(positions.length).toBeGreaterThan(1)
  expect(many.statements).toBe(few.statements)
})
