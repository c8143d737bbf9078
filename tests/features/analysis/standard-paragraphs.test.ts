import { expect, test } from 'vitest'
import { readStandardParagraphs } from '#app/features/analysis/standard-paragraphs.ts'
import { actorId, topicId } from '#tests/support/letters.ts'
import { repeat } from '#tests/support/paragraphs.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function quotesOnEncryption(store: TestStore) {
  const id = await actorId(store)
  return (await store.evidence.ofActors([id]))(id, await topicId(store))
}

test('a paragraph is named by its first use, and a row of a table in words is none', async () => {
  await using store = await openTestStore()
  const later = await repeat(store, '2020-10-29')
  const first = await repeat(store, '2019-05-03')
  const vote = await repeat(store, '2018-01-01')
  await store.rows('update letters set recorded = ? where id = ?', 1, vote.id)
  const quotes = await quotesOnEncryption(store)
  expect(quotes).toHaveLength(3)
  const found = await readStandardParagraphs(store.visibleTo('owner'), quotes)
  const [firstId, laterId] = [first.positionIds[0]!, later.positionIds[0]!]
  expect([...found].sort()).toEqual(
    [
      [firstId, firstId],
      [laterId, firstId],
    ].sort(),
  )
})

test('what is the same list is looked through once, and what failed again', async () => {
  await using store = await openTestStore()
  await repeat(store, '2020-10-29')
  await repeat(store, '2019-05-03')
  const quotes = await quotesOnEncryption(store)
  const visible = store.visibleTo('owner')
  const failing = {
    ...visible,
    positions: { ...visible.positions, quoteWords: () => Promise.reject(new Error('gone')) },
  }
  await expect(readStandardParagraphs(failing, quotes)).rejects.toThrow('gone')
  const found = await readStandardParagraphs(visible, quotes)
  expect(found.size).toBe(2)
  expect(await readStandardParagraphs(failing, quotes)).toBe(found)
})
