import { expect, test } from 'vitest'
import { readSelection } from '#app/features/analysis/selection.ts'
import { loadLeadOf, sayLead, waitForSentence } from '#app/features/digests/selection-sentence.ts'
import { aParty, aPassage, actorId, keep, theDossier } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('everybody is one sentence, whoever is chosen another, and nobody none', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage({ level: -1 })] })
  await keep(store, {
    form: { parties: [aParty({ name: 'Rita Rival' })] },
    positions: [aPassage({ level: 2 })],
  })
  const visible = store.visibleTo('owner')
  const read = async (query: string) =>
    readSelection(visible, await theDossier(store), new URLSearchParams(query), { purpose: 'rows' })
  const rita = `actor=${await actorId(store, 'Rita Rival')}`
  expect(await waitForSentence(visible, await read(rita))).toMatch(/Rita Rival strongly supports/)
  expect(await waitForSentence(visible, await read(''))).toMatch(/\b2\b/)
  const nothing = await loadLeadOf(visible, await read(`${rita}&topic=none&asOf=1990-01-01`))
  expect(nothing === 'pending' || sayLead(nothing)).toBe('')
})
