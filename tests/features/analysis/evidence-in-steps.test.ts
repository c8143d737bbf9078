import { expect, test } from 'vitest'
import { readEvidenceInSteps } from '#app/features/analysis/evidence-in-steps.ts'
import { aParty, aPassage, keep, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('the evidence of more actors than one step reads is that of each of them', async () => {
  await using store = await openTestStore()
  const names = Array.from({ length: 41 }, (_, index) => `Speaker ${index}`)
  for (const name of names)
    await keep(store, { form: { parties: [aParty({ name })] }, positions: [aPassage()] })
  const ids = (await store.actors.all()).map(({ id }) => id)
  const [visible, topic] = [store.visibleTo('owner'), await topicId(store)]
  const [inSteps, inOne] = [
    await readEvidenceInSteps(visible, ids),
    await visible.evidence.ofActors(ids),
  ]
  expect(ids).toHaveLength(41)
  for (const id of ids) {
    expect(inSteps(id, topic)).toHaveLength(1)
    expect(inSteps(id, topic)).toBe(inOne(id, topic))
  }
  expect(inSteps('nobody', topic)).toEqual([])
})
