import { expect, test } from 'vitest'
import { searchEverything } from '#app/features/search/search-everything.ts'
import { readGroup, seenBy } from '#tests/support/boxes.ts'
import { aPassage, aTopicNamed, keep, somebody, theDossier } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('quotes, notes and letters are found newest first, in a dossier those of its letters alone', async () => {
  await using store = await openTestStore()
  const [quote, other] = ['Шифроването е важно.', 'The zebra is striped.']
  for (const dated of ['2020-02-03', '2020-05-06'])
    await keep(store, {
      form: { dated, title: `Letter of ${dated}` },
      text: `${quote} ${other} ${dated}`,
      positions: [
        aPassage({ quote, note: `Шифроване of ${dated}` }),
        aPassage({ quote: other, topic: 'Voluntary detection' }),
      ],
    })
  const find = async (typed: string, slug: string | null) => {
    const dossier = (await store.dossiers.all()).find((one) => one.slug === slug) ?? null
    const asked = { typed, dossier, today: '2021-01-01' }
    return (await searchEverything(seenBy(store), asked, 5)).groups
  }
  const groups = await find('шифроване', null)
  expect(groups.map(({ kind, total }) => [kind, total])).toEqual([
    ['quotes', 2],
    ['notes', 2],
    ['letters', 2],
  ])
  expect(readGroup(groups, 'notes')!.rows).toEqual([
    '[Шифроване] of 2020-05-06',
    '[Шифроване] of 2020-02-03',
  ])
  expect(readGroup(groups, 'letters')!.rows).toEqual([
    'Letter of 2020-05-06',
    'Letter of 2020-02-03',
  ])
  await store.dossiers.record(
    {
      ...{ name: 'Other', procedure: null, summary: null, milestones: [] },
      topics: [aTopicNamed('Elsewhere')],
    },
    somebody,
  )
  expect(await find('шифроване', 'other')).toEqual([])
  expect(await find('шифроване', (await theDossier(store)).slug)).toHaveLength(3)
})
