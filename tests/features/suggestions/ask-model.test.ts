import { afterEach, expect, test, vi } from 'vitest'
import { askModelAboutLetter, findModelSuggestions } from '#app/features/suggestions/ask-model.ts'
import { beginMeasuring, findMeasuring } from '#app/features/suggestions/measure-model.ts'
import { readModelSettings } from '#app/features/suggestions/model-settings.ts'
import { openForCoding } from '#tests/support/coding.ts'
import {
  answerByOrder,
  completion,
  keepTurned,
  startLanguageModel,
  turnedSentence,
} from '#tests/support/language-model.ts'
import { logOf } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

afterEach(() => vi.unstubAllEnvs())

const fail = (error: unknown) => {
  throw error
}
const useModel = (settings: Record<string, string>) => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
}
/** Has the model measured, and waits until it is. */
async function measure(store: TestStore) {
  const settings = readModelSettings()!
  expect(await beginMeasuring(store, settings, fail)).toBeNull()
  await vi.waitFor(() => expect(findMeasuring(settings)).toBeNull())
}
const words = turnedSentence('encryption', 'a colleague')
const text = `Dear Sir,\n\n${words} Write to jane.doe@example.org about the detection matter.\n\nYours faithfully,\n\nYlva Johansson\n`
const openLetter = (store: TestStore, incoming = {}) => openForCoding(store, { text, ...incoming })

test('without a model nothing is said of one, and nothing is asked', async () => {
  await using store = await openTestStore()
  const { context } = await openLetter(store)
  expect(await findModelSuggestions(store, context)).toBeNull()
  expect(await askModelAboutLetter(store, context, fail)).toMatchObject({ ok: false })
})

test('a model is silent until it was measured, is then asked once, and is kept with where it comes from', async () => {
  await using model = await startLanguageModel(answerByOrder)
  useModel({ ...model.settings, SUGGEST_KEY: 'secret' })
  await using store = await openTestStore()
  await keepTurned(store, 150)
  const { context, letterId } = await openLetter(store)
  const find = async () => (await findModelSuggestions(store, context))!
  expect(await find()).toMatchObject({ proposed: [], model: { sends: null } })
  expect(await askModelAboutLetter(store, context, fail)).toMatchObject({ ok: false })
  expect(model.sent).toEqual([])
  await measure(store)
  const asked = model.sent.length
  // Offered, and not asked by looking.
  expect((await find()).model.sends).toContain('small on this machine')
  expect(model.sent).toHaveLength(asked)
  expect(await askModelAboutLetter(store, context, fail)).toMatchObject({ ok: true })
  await vi.waitFor(async () =>
    expect((await find()).proposed).toMatchObject([
      { start: text.indexOf(words), end: text.indexOf(words) + words.length, source: 'endpoint' },
    ]),
  )
  const { path, authorization, body } = model.sent.at(-1)!
  expect([path, authorization, body.model, body.temperature]).toEqual([
    ...['/v1/chat/completions', 'Bearer secret', 'small', 0],
  ])
  // No sentence with somebody’s address is sent, which is said.
  expect(JSON.stringify(body)).not.toContain('jane.doe')
  expect((await find()).model.words).toMatch(/^small read 1 of 2 sentences of this letter on /)
  expect(await store.rows('select model, prompt_version, text_version from model_answers')).toEqual(
    [{ model: 'small', prompt_version: 1, text_version: 1 }],
  )
  expect((await logOf(store, letterId)).at(-1)).toMatchObject({ deed: 'asked a language model' })
  // Another model is another source.
  vi.stubEnv('SUGGEST_MODEL', 'other')
  expect(await find()).toMatchObject({ proposed: [], model: { sends: null } })
})

test('one that is no better than naive Bayes is silent, and letters are not sent to it', async () => {
  await using model = await startLanguageModel(() => completion('{"positions":[]}'))
  useModel(model.settings)
  await using store = await openTestStore()
  await keepTurned(store, 150)
  await measure(store)
  const asked = model.sent.length
  const { context } = await openLetter(store)
  const found = (await findModelSuggestions(store, context))!
  expect(found.notes[0]).toMatch(/^The language model, for topics: silent/)
  expect(found.model.sends).toBeNull()
  expect(await askModelAboutLetter(store, context, fail)).toMatchObject({ ok: false })
  expect(model.sent).toHaveLength(asked)
})

test('a letter for named people is never sent', async () => {
  await using model = await startLanguageModel(answerByOrder)
  useModel(model.settings)
  await using store = await openTestStore()
  await keepTurned(store, 150)
  await measure(store)
  const asked = model.sent.length
  const { context } = await openLetter(store, { audience: { visibility: 'named', readerIds: [] } })
  expect((await findModelSuggestions(store, context))!.model).toMatchObject({
    ...{ sends: null, words: expect.stringContaining('not for everybody here') as string },
  })
  expect(await askModelAboutLetter(store, context, fail)).toMatchObject({ ok: false })
  expect(model.sent).toHaveLength(asked)
})

test('where it breaks off that is told, and it can be asked again', async () => {
  let isWell = true
  await using model = await startLanguageModel((material) =>
    isWell ? answerByOrder(material) : completion('I will not.'),
  )
  useModel(model.settings)
  await using store = await openTestStore()
  await keepTurned(store, 150)
  await measure(store)
  isWell = false
  const { context } = await openLetter(store)
  await askModelAboutLetter(store, context, fail)
  const find = async () => (await findModelSuggestions(store, context))!.model
  await vi.waitFor(async () =>
    expect((await find()).words).toContain('did not answer in the form that was asked for'),
  )
  expect((await find()).sends).not.toBeNull()
  isWell = true
  await askModelAboutLetter(store, context, fail)
  await vi.waitFor(async () => expect((await find()).words).toContain('read 1 of 2'))
  expect(await store.rows('select count(*) as count from model_answers')).toEqual([{ count: 1 }])
})
