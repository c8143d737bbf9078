import { expect, test, vi } from 'vitest'
import {
  beginMeasuring,
  findMeasuring,
  readModelMeasures,
} from '#app/features/suggestions/measure-model.ts'
import { readModelSettings } from '#app/features/suggestions/model-settings.ts'
import { answerByOrder, keepTurned, startLanguageModel } from '#tests/support/language-model.ts'
import { openTestStore } from '#tests/support/store.ts'

const fail = (error: unknown) => {
  throw error
}

test('it is measured on passages that are held out, once at a time, and for this model alone', async () => {
  await using model = await startLanguageModel(answerByOrder)
  const settings = readModelSettings(model.settings)!
  await using store = await openTestStore()
  await keepTurned(store, 150)
  expect(await readModelMeasures(store, settings)).toEqual({ measures: [], measuredAt: null })
  expect(await beginMeasuring(store, settings, fail)).toBeNull()
  expect(await beginMeasuring(store, settings, fail)).toBe('It is being measured already.')
  await vi.waitFor(() => expect(findMeasuring(settings)).toBeNull())
  expect((await readModelMeasures(store, settings)).measures).toMatchObject([
    { asks: 'topic', known: 150, heldOut: 30, own: { accuracy: 1 }, speaks: true },
    { asks: 'level', known: 150, heldOut: 30 },
  ])
  const asked = model.sent.flatMap(
    ({ body }) => (JSON.parse(body.messages.at(-1)!.content) as { sentences: object[] }).sentences,
  )
  expect(asked).toHaveLength(30)
  const other = { ...settings, model: 'other' }
  expect((await readModelMeasures(store, other)).measures).toEqual([])
})

test('what not everybody here may see measures nothing, and too little is not sent at all', async () => {
  await using model = await startLanguageModel(answerByOrder)
  const settings = readModelSettings(model.settings)!
  await using store = await openTestStore()
  await keepTurned(store, 150)
  await store.rows("update letters set visibility = 'named' where title = 'Turned 0'")
  expect(await beginMeasuring(store, settings, fail)).toMatch(
    /there are 145 positions\. Nothing was sent\.$/,
  )
  expect(model.sent).toEqual([])
})

test('figures that somebody asked for stay, however long ago that was', async () => {
  await using model = await startLanguageModel(answerByOrder)
  const settings = readModelSettings(model.settings)!
  await using store = await openTestStore()
  await keepTurned(store, 150)
  await beginMeasuring(store, settings, fail)
  await vi.waitFor(() => expect(findMeasuring(settings)).toBeNull())
  await store.rows("update source_measures set measured_at = '2020-01-01T00:00:00.000Z'")
  await store.visibleTo('owner').suggestions.keepMeasures('new', [])
  expect((await readModelMeasures(store, settings)).measures).toHaveLength(2)
})
