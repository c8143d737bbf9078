import { expect, test } from 'vitest'
import { readSelection } from '#app/features/analysis/selection.ts'
import { describeSelection } from '#app/features/analysis/shown-selection.ts'
import { actorId, theDossier } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('those who were asked for are chosen, those who are shown without a choice are not', async () => {
  await using store = await openSeededStore()
  const dossier = await theDossier(store)
  const chosenBy = async (query: string) => {
    const params = new URLSearchParams(query)
    const { selection } = await readSelection(store.visibleTo('owner'), dossier, params)
    return describeSelection(selection).chosen
  }
  expect(await chosenBy('')).toEqual([])
  const id = await actorId(store)
  expect(await chosenBy(`actor=${id}`)).toEqual([{ id, name: 'Ylva Johansson' }])
})
