import { expect, test } from 'vitest'
import { describeWhatIsSent, readModelSettings } from '#app/features/suggestions/model-settings.ts'

const local = { SUGGEST_URL: 'http://localhost:11434/v1/', SUGGEST_MODEL: 'small' }

test('without an address there is none', () => expect(readModelSettings({})).toBeNull())

test('an address, a model and a key make one', () => {
  expect(readModelSettings(local)).toEqual({
    address: 'http://localhost:11434/v1/chat/completions',
    ...{ host: 'localhost:11434', isThisMachine: true, model: 'small', key: null },
  })
  expect(
    readModelSettings({
      SUGGEST_URL: 'https://models.example.org/v1',
      SUGGEST_MODEL: 'm',
      SUGGEST_KEY: 'k',
    }),
  ).toMatchObject({ host: 'models.example.org', isThisMachine: false, key: 'k' })
})

test.each([
  [{ SUGGEST_MODEL: 'small' }, 'no address'],
  [{ SUGGEST_KEY: 'secret' }, 'no address'],
  [{ SUGGEST_URL: 'http://localhost' }, 'no model'],
  [{ ...local, SUGGEST_URL: 'localhost:11434' }, 'cannot be read'],
  [{ ...local, SUGGEST_URL: 'https://user:secret@example.org/v1' }, 'cannot be read'],
  [{ ...local, SUGGEST_URL: 'https://example.org/v1?key=secret' }, 'cannot be read'],
  [{ ...local, SUGGEST_URL: 'http://example.org/v1', SUGGEST_KEY: 'secret' }, 'without encryption'],
])('what cannot be used is refused with a sentence that holds no secret: %j', (env, words) => {
  const read = () => readModelSettings(env)
  expect(read).toThrow(words)
  expect(read).not.toThrow('secret')
})

test('it is said whether letters leave the machine', () => {
  expect(describeWhatIsSent(readModelSettings(local)!)).toContain('nothing leaves it')
  const service = { SUGGEST_URL: 'https://models.example.org/v1', SUGGEST_MODEL: 'big' }
  expect(describeWhatIsSent(readModelSettings(service)!)).toContain(
    'big at models.example.org, which is another machine: they leave this house',
  )
})
