import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { closeReaders } from '#app/readers/read-file.ts'
import { itemsIn, planned } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const fault = (name: string) => ({
  name,
  bytes: readFileSync(`tests/fixtures/headers/faults/${name}`),
})

test('a day after the day of the import is doubted: in the head of a mail, in a letter and in a column', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [
    fault('F18-future-mail-date.eml'),
    fault('F18b-future-printed-date.txt'),
    fault('06-year-mistyped.csv'),
  ])
  const items = await itemsIn(store, id)
  const future = items.flatMap(({ state, draft }) =>
    draft!.doubts
      .filter((doubt) => doubt.includes('today is'))
      .map((doubt) => `${state}: ${doubt}`),
  )
  const today = 'today is 31 December 2026. Look up its date.'
  expect(future).toEqual([
    `doubtful: The letter is dated 30 June 3609, and ${today}`,
    `doubtful: The letter is dated 30 June 2099, and ${today}`,
    `doubtful: The letter is dated 29 October 2062, and ${today}`,
  ])
})
