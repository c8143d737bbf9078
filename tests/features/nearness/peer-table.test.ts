import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { readSelection } from '#app/features/analysis/selection.ts'
import { buildPeerTable } from '#app/features/nearness/peer-table.ts'
import { actorId, aParty, aPassage, keep, somebody, theDossier } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

/** A letter of some people, who hold one passage jointly where they are several. */
const say = (store: TestStore, names: string[], level: Level, organisation = '') =>
  keep(store, {
    form: {
      title: `Letter of ${names.join(' and ')}`,
      dated: '2020-10-29',
      parties: names.map((name) => aParty({ name, organisation })),
    },
    positions: [aPassage({ level, holders: names })],
  })

async function putInto(store: TestStore, name: string, ...committees: string[]): Promise<void> {
  const dates = { firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null }
  const added = committees.map((value) => ({
    ...{ kind: 'attribute' as const, attribute: 'committee', value, successorId: null },
    ...{ ...dates, letterId: null, source: null },
  }))
  await store.actors.saveFacts(await actorId(store, name), { added }, somebody)
}

async function tableOf(store: TestStore, name: string, asOf = '2020-10-30') {
  const visible = store.visibleTo('owner')
  const { selection, evidenceOf } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams(`asOf=${asOf}`),
    { purpose: 'rows' },
  )
  const subject = selection.actors.find((actor) => actor.name === name)!
  return buildPeerTable(visible, { selection, evidenceOf, ownEvidence: evidenceOf, subject })
}

const summarise = ({ columns }: Awaited<ReturnType<typeof tableOf>>) =>
  columns.map(({ name, actors, voices, cells }) => [
    name,
    actors,
    voices,
    cells.map(({ word, words, beside }) => [word ?? words, beside].filter(Boolean).join('; ')),
  ])

test('a person stands beside its house, its colleagues, its committee and those it signed with', async () => {
  await using store = await openTestStore()
  await say(store, ['Ann'], 2, 'The House')
  await say(store, ['Bob'], -1, 'The House')
  await say(store, ['Cleo'], 1)
  await say(store, ['Dora'], 0)
  await say(store, ['Ann', 'Eve'], 2)
  await say(store, ['Eve'], -2)
  for (const name of ['Ann', 'Cleo', 'Dora']) await putInto(store, name, 'LIBE')
  expect(summarise(await tableOf(store, 'Ann'))).toEqual([
    // Of one day: Ann's own letter and the joint one say 2, Bob's −1, so the house stands at 1.
    ['The House, as a whole', 1, 1, ['supports (+1)']],
    ['Others of The House', 1, 1, ['0 of 1 on the same side; 1 on the opposite side']],
    ['committee: LIBE', 2, 2, ['1 of 2 on the same side; 1 where one is mixed']],
    // Eve's own letter says −2 and the joint one 2, so that she is mixed.
    ['In a joint letter with it', 1, 1, ['0 of 1 on the same side; 1 where one is mixed']],
  ])
})

test('an organisation stands beside those who speak for it, and somebody who never spoke beside nobody', async () => {
  await using store = await openTestStore()
  await say(store, ['Ann'], 2, 'The House')
  await say(store, ['Bob'], -1, 'The House')
  expect(summarise(await tableOf(store, 'The House'))).toEqual([
    ['Those who speak for it', 2, 2, ['1 of 2 on the same side; 1 on the opposite side']],
  ])
  const late = await tableOf(store, 'The House', '2020-10-01')
  expect(late).toEqual({ topics: [], columns: [] })
})
