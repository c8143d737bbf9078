import { expect, test } from 'vitest'
import { findEvidenceModel, measureModel } from '#app/features/suggestions/evidence-model.ts'
import { aPassage, dossierOf, keep, topicId } from '#tests/support/letters.ts'
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

test('what was learnt on a topic that was merged into another is learnt again', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  const ana = await addUser(store)
  await keepLearnable(store, 20)
  const learn = () => findEvidenceModel(store.visibleTo(ana))
  const first = await learn()
  const into = await topicId(store)
  await store.rows('update topics set counts_as_id = ?', into)
  const second = await learn()
  expect(second).not.toBe(first)
  expect(second.evidenceHash).not.toBe(first.evidenceHash)
  expect(new Set(second.uses.map((use) => use.topicId))).toEqual(new Set([into]))
})

test('a sentence that is coded is not learnt as one on nothing, whatever became of its position', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  const ana = await addUser(store)
  const { id } = await keep(store, { positions: [aPassage()] })
  const quotes = async () =>
    (await store.visibleTo(ana).suggestions.quotes([id])).map(({ exact }) => exact)
  expect(await quotes()).toEqual([aPassage().quote])
  await store.rows('update positions set reported = true')
  expect(await store.visibleTo(ana).suggestions.learnable(10)).toEqual([])
  expect(await quotes()).toEqual([aPassage().quote])
})

test('a model is kept by how much memory it takes', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  const ana = await addUser(store)
  await keepLearnable(store, 20)
  const model = await findEvidenceModel(store.visibleTo(ana))
  const weights = new Float32Array(1_000)
  const classifier = {
    ...{ labels: ['a', 'b'], weights: [weights, weights], sharpness: 1, sureFrom: 0 },
    index: { width: 1_000, groups: ['words'] as const, rarity: weights },
  }
  const learnt = { ...model.learnt, topics: classifier }
  expect(measureModel({ ...model, learnt }) - measureModel(model)).toBe(12_000)
})
