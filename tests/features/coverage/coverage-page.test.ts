import { expect, test } from 'vitest'
import { pageSizes } from '#app/domain/page-size.ts'
import { loadAskList, loadCoverage } from '#app/features/coverage/coverage-page.ts'
import {
  actorId,
  aParty,
  aPassage,
  keep,
  keepQuestion,
  somebody,
  theDossier,
  topicId,
} from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import type { LetterReader } from '#app/domain/users.ts'

const asOf = '2021-12-31'

async function coverageOf(
  store: TestStore,
  query = '',
  { reader = 'owner' as LetterReader, page = 1 } = {},
) {
  const address = new URLSearchParams(`asOf=${asOf}&${query}`)
  return loadCoverage(store.visibleTo(reader), await theDossier(store), address, {
    ...{ gaps: page, asks: 1 },
  })
}

const tell = ({ gaps }: Awaited<ReturnType<typeof coverageOf>>) =>
  gaps.rows.map(
    ({ actor, topic, heard, why }) =>
      `${actor.name}, ${topic.name}: ${heard?.word ?? 'never'}; ${why}`,
  )

const from = (name: string) => [aParty({ name }), aParty({ role: 'recipient', name: 'Ana Kovač' })]

/** Ours of 1 March 2021 to Jan Nowak and Rita Rival, who are asked on encryption; Ylva spoke on it in 2020. */
async function makeWorld(store: TestStore) {
  await keep(store, { positions: [aPassage()] })
  return keepQuestion(store, ['Jan Nowak', 'Rita Rival'])
}

test('who was asked on a topic and has not answered is told, with the day and the letter, the longest silent first', async () => {
  await using store = await openTestStore()
  const ours = await makeWorld(store)
  await keep(store, {
    form: {
      title: 'Reply',
      dated: '2021-03-11',
      answersLetterId: ours,
      parties: from('Jan Nowak'),
    },
    text: 'We take note.',
  })
  const encryption = `topic=${await topicId(store)}`
  expect(tell(await coverageOf(store, encryption))).toEqual([
    'Ylva Johansson, Encryption: supports; not asked since',
    'Jan Nowak, Encryption: never; a letter of theirs of 11 Mar 2021 is not yet coded',
    'Rita Rival, Encryption: never; asked on 1 Mar 2021, not answered for 305 days',
  ])
  const unanswered = await coverageOf(store, `${encryption}&silence=unanswered`)
  expect([unanswered.gaps.total, unanswered.gaps.rows[0]!.asked]).toEqual([
    1,
    { id: ours, title: 'Ours' },
  ])
})

test('a topic on which no letter asks says so of everybody, and a word within the year is no gap', async () => {
  await using store = await openTestStore()
  await keep(store, { form: { dated: '2021-06-01' }, positions: [aPassage()] })
  const all = await coverageOf(store)
  expect(all.lead).toBe('1 of 2 pairs of an actor and a topic is without a word since 31 Dec 2020.')
  expect(tell(all)).toEqual([
    'Ylva Johansson, Voluntary detection: never; no letter asks anybody on this topic',
  ])
})

test('a hidden letter changes nothing for who may not see it', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  const cora = { reader: { id: 'cora', role: 'coder' } as const }
  const before = await coverageOf(store, '', cora)
  const audience = { visibility: 'named', readerIds: [] } as const
  const { id } = await keep(store, {
    form: {
      title: 'Secret',
      dated: '2021-03-01',
      parties: [aParty({ name: 'Ana' }), aParty({ role: 'recipient' })],
    },
    ...{ text: 'We ask in secret.', audience },
  })
  const asked = { topicId: await topicId(store), before: [], after: [await actorId(store)] }
  await store.asks.save(id, [asked], somebody)
  await keep(store, {
    form: { title: 'Secret reply', dated: '2021-04-01', answersLetterId: id },
    ...{ text: 'We answer in secret.', audience },
  })
  expect(await coverageOf(store, '', cora)).toEqual(before)
  expect([tell(before)[0], tell(await coverageOf(store))[0]]).toEqual([
    'Ylva Johansson, Encryption: supports; no letter asks anybody on this topic',
    'Ylva Johansson, Encryption: supports; a letter of theirs of 1 Apr 2021 is not yet coded',
  ])
})

test('rows are picked for a list on any page, and the file holds those or all', async () => {
  await using store = await openTestStore()
  const names = Array.from(
    { length: pageSizes.gaps + 2 },
    (_, number) => `Member ${String(number).padStart(2, '0')}`,
  )
  for (const [number, name] of names.entries())
    await keep(store, {
      form: { title: name, parties: [aParty({ name })] },
      text: `${name}: We support it without reservation. ${number}`,
      positions: [aPassage()],
    })
  const encryption = `topic=${await topicId(store)}&sort=name`
  const second = await coverageOf(store, encryption, { page: 2 })
  expect([
    second.gaps.total,
    second.gaps.pages,
    second.gaps.rows.map(({ actor }) => actor.name),
  ]).toEqual([names.length, 2, names.slice(-2)])
  const first = await coverageOf(store, encryption)
  const picks = new URLSearchParams()
  for (const row of [second.gaps.rows[1]!, first.gaps.rows[0]!]) picks.append('pick', row.key)
  const picked = await coverageOf(store, `${encryption}&${picks}`)
  expect(picked.askList?.text.split('\n').slice(1)).toEqual([
    `- ${names[0]} on Encryption: last heard on 29 Oct 2020: supports; no letter asks anybody on this topic.`,
    `- ${names.at(-1)} on Encryption: last heard on 29 Oct 2020: supports; no letter asks anybody on this topic.`,
  ])
  expect(picked.pickedElsewhere).toEqual([second.gaps.rows[1]!.key])
  const file = async (query: string) =>
    (
      await loadAskList(
        store.visibleTo('owner'),
        await theDossier(store),
        new URLSearchParams(`asOf=${asOf}&${query}`),
      )
    ).rows.map(({ actor }) => actor)
  expect(await file(`${encryption}&${picks}`)).toEqual([names[0], names.at(-1)])
  expect(await file(encryption)).toEqual(names)
})

test('a rule of the address narrows who is looked at, those who were asked too, and is said', async () => {
  await using store = await openTestStore()
  await makeWorld(store)
  const encryption = `topic=${await topicId(store)}`
  expect(await coverageOf(store, encryption)).toMatchObject({
    selection: { who: { rule: 'all who spoke or were asked on it', of: 3 } },
    topics: [{ asked: 2 }],
  })
  expect(await coverageOf(store, `${encryption}&who=kind:organisation`)).toMatchObject({
    ...{ actorCount: 0, total: 0 },
    selection: { who: { rule: 'all organisations who spoke on it' } },
    topics: [{ asked: 0 }],
  })
})

test('of ticked rows it is told how many are still without a word', async () => {
  await using store = await openTestStore()
  await makeWorld(store)
  const topic = await topicId(store)
  const ticked = `pick=${await actorId(store, 'Rita Rival')}+${topic}&pick=nobody+${topic}`
  expect((await coverageOf(store, `topic=${topic}&${ticked}`)).askList).toMatchObject({
    ...{ rows: 1, ticked: 2 },
  })
})
