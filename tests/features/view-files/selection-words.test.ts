import { expect, test } from 'vitest'
import { readSelection } from '#app/features/analysis/selection.ts'
import { describeSelection } from '#app/features/analysis/shown-selection.ts'
import { describeWhoAndWhat } from '#app/features/view-files/selection-words.ts'
import { theDossier } from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function wordsOf(store: TestStore, query: string): Promise<string> {
  const { selection } = await readSelection(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams(`asOf=2020-12-31&${query}`),
    { purpose: 'rows' },
  )
  return describeWhoAndWhat(describeSelection(selection), selection.actors.length)
}

test('whom, on what and of which time is said, with how many of how many', async () => {
  await using store = await openSeededStore()
  const topics = 'all 3 topics: Encryption, Voluntary detection, Interim Regulation'
  expect(await wordsOf(store, '')).toBe(`7 actors: all who spoke on it · ${topics}`)
  // Two persons speak in the two letters.
  expect(await wordsOf(store, 'who=kind:person&from=2020-09&to=2020-12-31')).toBe(
    `2 of 7 actors: all persons who spoke on it · ${topics} · 1 Sep 2020 to 31 Dec 2020`,
  )
  expect(await wordsOf(store, 'add=Ylva+Johansson')).toBe(
    `1 of 7 actors: chosen by name, Ylva Johansson · ${topics}`,
  )
})
