import { expect, test } from 'vitest'
import { readMatrix } from '#app/features/analysis/matrix-cells.ts'
import { packGroups } from '#app/features/analysis/packed-groups.ts'
import { readStripsQuestion } from '#app/features/analysis/stances-page.ts'
import { buildStripsView } from '#app/features/analysis/strips-view.ts'
import { aParty, aPassage, keep, keepQuestion, theDossier } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function describe(store: TestStore, query: string, since: string | null = null) {
  const visible = store.visibleTo('owner')
  const question = await readStripsQuestion(
    visible,
    await theDossier(store),
    new URLSearchParams(`view=matrix&${query}`),
  )
  const { selection, evidenceOf, choices } = question
  const drawn = await buildStripsView(visible, evidenceOf, selection, choices)
  const groups = packGroups(drawn.groups, false)
  const { lead, describeCell } = await readMatrix(visible, evidenceOf, selection, { groups, since })
  const rows = groups.flatMap((group) => group.rows)
  return {
    lead,
    shown: rows.length,
    cellsOf: (name: string) => {
      const { actor, cells } = rows.find((row) => row.actor.name === name)!
      return cells.map((cell) => describeCell(actor.id, cell))
    },
  }
}

const withheld = { level: null, absence: 'withheld' } as const
const evaded = { level: null, absence: 'evaded' } as const

test('a cell without a word says by which silence, the newest two of absences beside each other', async () => {
  await using store = await openTestStore()
  await keep(store, {
    form: { dated: '2021-05-01' },
    positions: [aPassage({ topic: 'Voluntary detection', ...evaded })],
  })
  await keep(store, {
    form: { dated: '2021-06-01' },
    positions: [aPassage(), aPassage({ topic: 'Voluntary detection', ...withheld })],
  })
  await keep(store, {
    form: { dated: '2021-06-01', title: 'Another', parties: [aParty({ name: 'Rita Rival' })] },
    positions: [aPassage({ topic: 'Voluntary detection' })],
  })
  await keepQuestion(store, 'Rita Rival')
  const { cellsOf } = await describe(store, 'asOf=2021-12-31')
  const silences = (name: string) => cellsOf(name).map(({ silence }) => silence)
  expect(silences('Ylva Johansson')).toEqual([
    null,
    { kinds: ['evaded', 'withheld'], words: 'withheld on 1 Jun 2021' },
  ])
  expect(silences('Rita Rival')).toEqual([
    { kinds: ['unanswered'], words: expect.stringMatching(/^asked on 1 Mar 2021, not answered/) },
    null,
  ])
})

test('with an earlier day each cell says what became since, and the sentence counts each voice once', async () => {
  await using store = await openTestStore()
  const parties = [aParty({ organisation: 'European Commission' })]
  await keep(store, {
    form: { dated: '2019-06-01', parties },
    positions: [aPassage({ level: -1 })],
  })
  await keep(store, {
    form: { dated: '2021-06-01', title: 'Later', parties },
    positions: [aPassage({ level: 1 })],
  })
  await keep(store, {
    form: { dated: '2021-06-01', title: 'Another', parties: [aParty({ name: 'Rita Rival' })] },
    positions: [aPassage()],
  })
  const query = 'asOf=2021-12-31&rows=1&sort=moved&from=2019-06-01'
  const { lead, cellsOf, shown } = await describe(store, query, '2020-12-31')
  const words = { before: -1, change: 2, isNew: false }
  expect(cellsOf('European Commission')[0]!.compared).toEqual(words)
  // Ylva Johansson counts with the Commission; Rita Rival has no row either, and is counted.
  expect(shown).toBe(1)
  expect(lead).toBe(
    'Between 31 Dec 2020 and 31 Dec 2021, 1 of 1 pair of a voice and a topic with a new word moved by half a level ' +
      'or more, the furthest European Commission on Encryption (+2). 1 had no word before.',
  )
  const alone = await describe(store, 'asOf=2021-12-31')
  expect([alone.lead, alone.cellsOf('Rita Rival')[0]!.compared]).toEqual([null, null])
})
