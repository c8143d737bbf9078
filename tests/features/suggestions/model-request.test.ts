import { expect, test } from 'vitest'
import { requestAnswer } from '#app/features/suggestions/model-request.ts'
import { readModelSettings } from '#app/features/suggestions/model-settings.ts'
import { completion, startLanguageModel } from '#tests/support/language-model.ts'

const messages = [{ role: 'user' as const, content: '{"topics":[],"sentences":[]}' }]

test('a question is sent with model and key, and the words of the answer come back', async () => {
  await using model = await startLanguageModel(() => completion('Nothing.'))
  const settings = readModelSettings({ ...model.settings, SUGGEST_KEY: 'secret' })!
  expect(await requestAnswer(settings, messages)).toBe('Nothing.')
  expect(model.sent).toEqual([
    {
      ...{ path: '/v1/chat/completions', authorization: 'Bearer secret' },
      body: { model: 'small', messages, temperature: 0, stream: false },
    },
  ])
})

test.each([
  ['a refusal', { status: 401, body: '{}' }, 'refused the question with status 401'],
  ['no protocol', { body: '<html>' }, 'answered in a form that is not known here'],
  ['no choice', { body: '{"choices":[]}' }, 'answered in a form that is not known here'],
  ['too much', { body: 'x'.repeat(600_000) }, 'too long to be read'],
  // Wherever else it points, nobody agreed to send letters there.
  [
    'another place',
    { status: 307, body: '', location: 'http://127.0.0.1:1/' },
    'cannot be reached',
  ],
])('%s is told in a sentence', async (_, answer, sentence) => {
  await using model = await startLanguageModel(() => answer)
  await expect(requestAnswer(readModelSettings(model.settings)!, messages)).rejects.toThrow(
    sentence,
  )
  expect(model.sent).toHaveLength(1)
})

test('a server that is not there is told of', async () => {
  let settings
  {
    await using model = await startLanguageModel(() => completion(''))
    settings = readModelSettings(model.settings)!
  }
  await expect(requestAnswer(settings, messages)).rejects.toThrow(
    /127\.0\.0\.1:\d+ cannot be reached\.$/,
  )
})
