import { expect, test } from 'vitest'
import type { LetterReader } from '#app/domain/users.ts'
import { loadAudience } from '#app/features/audience/audience-page.ts'
import { actorId, aParty, aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { settle, tell } from '#tests/support/told-letters.ts'

async function open(store: TestStore, query = '', reader: LetterReader = 'owner', page = 1) {
  return loadAudience(
    store.visibleTo(reader),
    await theDossier(store),
    new URLSearchParams(`asOf=2021-06-01&${query}`),
    page,
  )
}

type Loaded = Awaited<ReturnType<typeof open>>
const listRows = ({ topics }: Loaded) =>
  topics.rows.map(({ topic, groups }) => [
    topic.name,
    groups.map(({ word, label, letters, shared }) => [word, label, letters, shared]),
  ])

test('an actor stands on a topic once for each kind that it told, and in each for a letter to several', async () => {
  await using store = await openTestStore()
  await tell(store, '2020-10-29', { to: ['Ann Reader'], level: 2 })
  await tell(store, '2020-11-02', { to: ['European Council'], level: -1 })
  await tell(store, '2020-11-05', { to: ['European Council'], cc: ['Bob Reader'], level: 0 })
  await tell(store, '2020-12-01', { level: -2 })
  const loaded = await open(store)
  // Persons were told +2, then 0, organisations -1, then 0; to nobody by name -2.
  expect(listRows(loaded)).toEqual([
    [
      'Encryption',
      [
        ['Persons', 'Mixed', 2, 1],
        ['Organisations', 'Mixed', 2, 1],
        ['No recipient named', 'Strongly opposes', 1, 0],
      ],
    ],
  ])
  expect(loaded).toMatchObject({
    ...{ sentence: 'Ylva Johansson told no two audiences opposite things', opposites: [] },
    ...{
      rows: 3,
      isRichest: true,
      untold: 'Ylva Johansson said nothing that counts on Voluntary detection.',
    },
  })
})

test('the day decides: as of a day before the last letters two audiences were told opposite things', async () => {
  await using store = await openTestStore()
  await tell(store, '2020-10-29', { to: ['Ann Reader'], level: 2 })
  await tell(store, '2020-11-02', { to: ['European Council'], level: -1 })
  await tell(store, '2021-01-05', { to: ['European Council'], level: 1 })
  const dossier = await theDossier(store)
  const loaded = await loadAudience(
    store.visibleTo('owner'),
    dossier,
    new URLSearchParams('asOf=2020-12-31'),
    1,
  )
  expect(loaded.sentence).toBe('Ylva Johansson told two audiences opposite things on Encryption')
  expect(loaded.opposites).toMatchObject([
    {
      topic: { name: 'Encryption' },
      words:
        'To persons: strongly supports, one letter, 29 Oct 2020. ' +
        'To organisations: opposes, one letter, 2 Nov 2020.',
    },
  ])
  const [, organisations] = loaded.topics.rows[0]!.groups
  expect(organisations).toMatchObject({
    ...{
      word: 'Organisations',
      letters: 1,
      beside: 'one letter, since 2 Nov 2020 or earlier; record opposes',
    },
    quote: { who: 'Ylva Johansson', position: { letter: { title: 'Letter of 2020-11-02' } } },
  })
})

test('who is named by nobody, or by a name that is withheld, is compared with no one', async () => {
  await using store = await openTestStore()
  await tell(store, '2020-10-29', { to: ['Ann Reader'], level: 2 })
  await tell(store, '2020-11-02', { withheld: true, level: -2 })
  await tell(store, '2020-11-03', { level: -2 })
  const loaded = await open(store)
  expect(loaded.sentence).toBe('Ylva Johansson has no two audiences to compare on any topic')
  expect(loaded.topics.rows[0]!.groups.map(({ word }) => word)).toEqual([
    ...['Persons', 'Name withheld', 'No recipient named'],
  ])
})

test('recipients are told apart by an attribute too, and a silence has its row and its quote', async () => {
  await using store = await openTestStore()
  await tell(store, '2020-10-29', { to: ['Ann Reader', 'Zoë Reader'], level: 2 })
  await tell(store, '2020-11-02', { to: ['Bob Reader'], level: null })
  await settle(store, 'Ann Reader', 'Spain')
  await settle(store, 'Bob Reader', 'Malta')
  const loaded = await open(store, 'by=attribute+country')
  expect(loaded).toMatchObject({ by: 'attribute country', attributes: ['country'] })
  expect(listRows(loaded)[0]![1]).toEqual([
    ['Malta', 'Only silence (1 evaded)', 1, 0],
    ['Spain', 'Strongly supports', 1, 1],
    ['No country known', 'Strongly supports', 1, 1],
  ])
  expect(loaded.topics.rows[0]!.groups[0]!.quote).not.toBeNull()
})

test('without a name the one of whom most is coded is shown; a wrong name or way is said', async () => {
  await using store = await openTestStore()
  await keep(store, {
    form: { parties: [aParty({ name: 'Rita Rival' })] },
    positions: [aPassage()],
  })
  await tell(store, '2020-10-29')
  await tell(store, '2020-10-30', { level: 2 })
  expect((await open(store)).subject?.name).toBe('Ylva Johansson')
  expect((await open(store, `of=${await actorId(store, 'Rita Rival')}`)).subject?.name).toBe(
    'Rita Rival',
  )
  const wrong = await open(store, 'of=Nobody&by=shoes')
  expect(wrong.subject).toBeNull()
  expect(wrong.errors).toMatchObject({
    of: expect.stringContaining('Nobody is called “Nobody”'),
    by: expect.stringContaining('“shoes” is nothing'),
  })
})

test('a store in which nothing is coded shows nobody', async () => {
  await using store = await openTestStore()
  await keep(store)
  expect(await open(store)).toMatchObject({ subject: null, rows: 0, isRichest: false })
})

test('a letter that a reader may not see is in no row of theirs', async () => {
  await using store = await openTestStore()
  const [ana, otto] = [await addUser(store, 'viewer'), await addUser(store, 'viewer', 'Otto Berg')]
  await tell(store, '2020-10-29', { to: ['Ann Reader'], level: 2 })
  await tell(store, '2020-10-30', { to: ['European Council'], level: -2, readerIds: [ana.id] })
  expect((await open(store, '', ana)).rows).toBe(2)
  expect((await open(store, '', otto)).rows).toBe(1)
})
