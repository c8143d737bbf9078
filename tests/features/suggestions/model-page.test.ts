import { afterEach, expect, test, vi } from 'vitest'
import { loadModelPage, measureModelByForm } from '#app/features/suggestions/model-page.ts'
import {
  answerByOrder,
  completion,
  keepTurned,
  startLanguageModel,
} from '#tests/support/language-model.ts'
import { openTestStore } from '#tests/support/store.ts'

afterEach(() => vi.unstubAllEnvs())

const fail = (error: unknown) => {
  throw error
}

test('without a model the page has none, and nothing is measured', async () => {
  await using store = await openTestStore()
  expect(await loadModelPage(store)).toBeNull()
  expect(await measureModelByForm(store, fail)).toEqual({
    ...{ ok: false, message: 'No language model is set up here.' },
  })
})

test('the page tells how the model did and since when, and, where measuring breaks off, that this stands', async () => {
  let isWell = true
  await using model = await startLanguageModel((material) =>
    isWell ? answerByOrder(material) : completion('I will not.'),
  )
  for (const [name, value] of Object.entries(model.settings)) vi.stubEnv(name, value)
  await using store = await openTestStore()
  await keepTurned(store, 150)
  const measure = async () => {
    expect(await measureModelByForm(store, fail)).toMatchObject({ ok: true })
    await vi.waitFor(async () => expect((await loadModelPage(store))!.isMeasuring).toBe(false))
    return loadModelPage(store)
  }
  const right = expect.stringMatching(
    /^The language model, for topics: right in 100 % of 30 passages held out, naive Bayes in/,
  ) as string
  expect(await measure()).toMatchObject({
    ...{ measures: [right, expect.any(String) as string], progress: '' },
    measuredOn: expect.stringMatching(/\d{4}$/) as string,
  })
  isWell = false
  expect(await measure()).toMatchObject({
    measures: [right, expect.any(String) as string],
    progress: expect.stringContaining('did not answer in the form that was asked for') as string,
  })
})
