import { expect, test } from 'vitest'
import { findEvidenceModel } from '#app/features/suggestions/evidence-model.ts'
import { dossierOf } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'
import { keepLearnable } from '#tests/support/suggesting.ts'

test('a few new positions outdate nothing that was learnt; one that is taken back does', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  const ana = await addUser(store)
  await keepLearnable(store, 40)
  const learn = () => findEvidenceModel(store.visibleTo(ana))
  const first = await learn()
  await keepLearnable(store, 5, { seed: 2 })
  expect(await learn()).toBe(first)
  await keepLearnable(store, 20, { seed: 3 })
  const second = await learn()
  expect(second).not.toBe(first)
  const [gone] = [...second.positions.keys()]
  await store.rows("update positions set status = 'withdrawn' where id = ?", gone)
  const third = await learn()
  expect(third.positions.has(gone!)).toBe(false)
})

test('what was measured and is silent is not learnt again after a restart', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  const [ana, bea] = [await addUser(store), await addUser(store, 'coder', 'Bea')]
  await keepLearnable(store, 40)
  const { evidenceHash, learnt } = await findEvidenceModel(store.visibleTo(ana))
  // As it would stand for somebody who had 400 positions, and for whom nothing was better than naive Bayes.
  const silent = learnt.measures.map((one) => ({ ...one, known: 400, speaks: false }))
  await store.visibleTo(bea).suggestions.keepMeasures(evidenceHash, silent)
  expect((await findEvidenceModel(store.visibleTo(bea))).learnt.measures).toEqual(
    [...silent].sort((a, b) => (a.asks < b.asks ? -1 : 1)),
  )
})
