import { expect, test } from 'vitest'
import { aText, keep, logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const text = aText.replace('We support it', 'We [redacted] met ████ and support it')
const privacy = '1049-4-1-b'
const commerce = '1049-4-2-1'

/** A letter with two marks of redaction, and what says of them what was invoked. */
async function keepRedacted(store: TestStore) {
  const { id } = await keep(store, { text })
  const read = async () => (await store.exceptions.ofLetter(id))!
  const say = async (redaction: number | null, ...exceptionIds: string[]) => {
    const { textVersionId } = await read()
    const change = { before: [], after: [{ redaction, exceptionIds }] }
    return store.exceptions.save({ letterId: id, textVersionId, ...change }, somebody)
  }
  return { id, read, say }
}

test('what was invoked for a redaction and for the letter as a whole comes back, and the last word counts', async () => {
  await using store = await openTestStore()
  const { id, read, say } = await keepRedacted(store)
  expect(await read()).toMatchObject({ version: 1, marks: 2, invoked: [] })
  expect(await say(2, privacy, commerce)).toEqual({ changed: true })
  await say(null, commerce)
  expect((await read()).invoked).toEqual([
    { redaction: null, exceptionIds: [commerce] },
    { redaction: 2, exceptionIds: [privacy, commerce] },
  ])
  await say(2, privacy)
  await say(null)
  expect((await read()).invoked).toEqual([{ redaction: 2, exceptionIds: [privacy] }])
  expect((await logOf(store, id)).at(-1)).toMatchObject({ deed: 'said what was invoked' })
})

test('nothing is said of a mark that the text has not', async () => {
  await using store = await openTestStore()
  const { read, say } = await keepRedacted(store)
  expect(await say(3, privacy)).toEqual({ changed: false })
  expect((await read()).invoked).toEqual([])
})

test('a corrected text keeps what was invoked for marks that still stand there', async () => {
  await using store = await openTestStore()
  const { id, read, say } = await keepRedacted(store)
  await say(1, commerce)
  await say(2, privacy)
  const { textVersionId } = await read()
  const correction = {
    ...{ letterId: id, base: { id: textVersionId, number: 1 }, pages: [], passages: [] },
    ...{ text: text.replace('[redacted] met', 'gladly met'), reason: 'A later disclosure' },
  }
  expect(await store.texts.correct(correction, somebody)).toEqual({ changed: true })
  expect(await read()).toMatchObject({
    ...{ version: 2, marks: 1 },
    invoked: [{ redaction: 1, exceptionIds: [privacy] }],
  })
})

test('an exception of one’s own is listed behind the regulation’s, retired and given back, and removed only unused', async () => {
  await using store = await openTestStore()
  const { say } = await keepRedacted(store)
  const act = { act: 'FOIA 2000', citation: 'section 40(2)', name: 'personal data' }
  const own = { ...act, words: 'personal data of third parties' }
  expect(await store.exceptions.record(own, somebody)).toEqual({ changed: true })
  expect(await store.exceptions.record(own, somebody)).toEqual({ changed: false })
  const { id, ...listed } = (await store.exceptions.all()).at(-1)!
  expect(listed).toEqual({ ...own, retired: false })
  await say(1, id)
  expect(await store.exceptions.remove(id, somebody)).toEqual({ changed: false })
  expect([...(await store.exceptions.inUse())]).toEqual([id])
  expect(await store.exceptions.retire(id, true, somebody)).toEqual({ changed: true })
  expect((await store.exceptions.all()).at(-1)).toMatchObject({ id, retired: true })
  await say(1)
  expect(await store.exceptions.remove(id, somebody)).toEqual({ changed: true })
  expect((await store.exceptions.all()).some((one) => one.id === id)).toBe(false)
})
