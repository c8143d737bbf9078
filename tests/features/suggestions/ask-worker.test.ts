import { expect, test } from 'vitest'
import { askForSuggestions } from '#app/features/suggestions/ask-worker.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const failures: unknown[] = []
const onFailure = (error: unknown) => void failures.push(error)

test('whoever does not want to wait is told that it is being worked out, and gets it later', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const { id } = await keep(store)
  const task = {
    reader: { id: ana.id, role: 'coder' as const },
    letterId: id,
    textVersion: 1,
    topics: [],
  }
  let asked = 0
  let goOn = () => undefined as void
  const rest = new Promise<void>((resolve) => (goOn = resolve))
  const slow = {
    visibleTo: (...reader: Parameters<typeof store.visibleTo>) => {
      asked += 1
      const visible = store.visibleTo(...reader)
      const byId = (letterId: string) => rest.then(() => visible.letters.byId(letterId))
      return { ...visible, letters: { ...visible.letters, byId } }
    },
  } as unknown as typeof store
  expect(await askForSuggestions(slow, task, { patience: 5, onFailure })).toEqual({
    state: 'working',
  })
  expect(await askForSuggestions(slow, task, { patience: 5, onFailure })).toEqual({
    state: 'working',
  })
  goOn()
  expect(await askForSuggestions(slow, task, { patience: 60_000, onFailure })).toMatchObject({
    state: 'ready',
  })
  // All three waited for the same work.
  expect(asked).toBe(1)
})

test('what is ready when nobody waits any more is there for whoever asks next, once', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const { id } = await keep(store)
  const task = {
    ...{ letterId: id, textVersion: 1, topics: [] },
    reader: { id: ana.id, role: 'coder' as const },
  }
  let asked = 0
  let goOn = () => {}
  const rest = new Promise<void>((resolve) => (goOn = resolve))
  const slow = {
    visibleTo: (...reader: Parameters<typeof store.visibleTo>) => {
      asked += 1
      const visible = store.visibleTo(...reader)
      const byId = (letterId: string) => rest.then(() => visible.letters.byId(letterId))
      return { ...visible, letters: { ...visible.letters, byId } }
    },
  } as unknown as typeof store
  const ask = async (patience: number) =>
    (await askForSuggestions(slow, task, { patience, onFailure })).state
  expect(await ask(5)).toBe('working')
  // Whoever waits for the same work tells when it is done; then nothing is under way any more.
  const patient = ask(60_000)
  goOn()
  expect([await patient, await ask(5), asked]).toEqual(['ready', 'ready', 1])
  // It was there once: the next one is worked out anew.
  expect([await ask(60_000), asked]).toEqual(['ready', 2])
})

test('what goes wrong there is a state, and throws nothing at a page', async () => {
  const broken = {
    visibleTo: () => {
      throw new Error('gone')
    },
  } as never
  const task = {
    reader: { id: 'U', role: 'coder' as const },
    letterId: 'L',
    textVersion: 1,
    topics: [],
  }
  expect(await askForSuggestions(broken, task, { patience: 60_000, onFailure })).toEqual({
    state: 'failed',
  })
  expect(failures).toEqual([new Error('gone')])
})
