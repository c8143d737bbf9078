import { expect, test } from 'vitest'
import { listFindings } from '#app/domain/moves/findings.ts'
import { buildFindingCards } from '#app/features/moves/finding-cards.ts'
import { aParty, aPassage, actorId, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function cardsOf(store: TestStore, name: string) {
  const visible = store.visibleTo('owner')
  const [id, topic] = [await actorId(store, name), await topicId(store)]
  const evidenceOf = await visible.evidence.ofActors([id])
  return buildFindingCards(visible, {
    findings: listFindings(evidenceOf(id, topic), '2022-12-31'),
    actors: await visible.actors.byIds([id]),
    topics: await visible.topics.ofDossier((await theDossier(store)).id),
    ...{ milestones, evidenceOf, asOf: '2022-12-31', judgements: new Map() },
  })
}

const milestones = [
  {
    ...{ id: 'vote', dossierId: 'csa', name: 'The vote', label: 'Vote' },
    dated: { edtf: '2022-02-10', first: '2022-02-10', last: '2022-02-10', basis: null },
  },
  {
    ...{ id: 'later', dossierId: 'csa', name: 'Later', label: 'Later' },
    dated: { edtf: '2022-08-01', first: '2022-08-01', last: '2022-08-01', basis: null },
  },
]

async function say(store: TestStore, who: string, dated: string, level: 1 | -1, told: string) {
  await keep(store, {
    form: {
      dated,
      parties: [
        aParty({ name: who, organisation: 'The House' }),
        aParty({ role: 'recipient', name: told }),
      ],
    },
    positions: [aPassage({ level, holders: [who] })],
  })
}

test('a card has two quotes with who was told, the days and the milestones between, and the author', async () => {
  await using store = await openTestStore()
  await say(store, 'Ann Able', '2022-02-01', 1, 'An NGO')
  await say(store, 'Ann Able', '2022-03-01', -1, 'The ministers')
  const cards = await cardsOf(store, 'The House')
  expect(cards.map(({ kind }) => kind).sort()).toEqual(['contradiction', 'turn'])
  expect(cards[0]).toMatchObject({
    between: { number: '28', words: 'days' },
    milestones: ['10 Feb 2022, The vote'],
    authorship: 'Same author: Ann Able',
    before: { told: ['An NGO'], position: { level: 1 } },
    after: { told: ['The ministers'], position: { level: -1 } },
  })
  expect((await cardsOf(store, 'Ann Able'))[0]!.authorship).toBeNull()
})

test('where another signatory speaks nobody turned, and both are named', async () => {
  await using store = await openTestStore()
  await say(store, 'Ann Able', '2021-02-01', 1, 'An NGO')
  await say(store, 'Bob Best', '2022-03-01', -1, 'An NGO')
  expect(await cardsOf(store, 'The House')).toMatchObject([
    {
      kind: 'another signatory',
      qualifiers: ['once so far'],
      authorship: 'Another signatory speaks: Bob Best, before Ann Able',
    },
  ])
})
