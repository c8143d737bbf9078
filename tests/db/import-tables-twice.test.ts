import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { closeReaders } from '#app/readers/read-file.ts'
import { itemsIn, planned, storeAll } from '#tests/support/importing.ts'
import { openSeededStore } from '#tests/support/store.ts'
import { worlds } from '#tests/support/worlds.ts'

afterAll(closeReaders)

const headings = ['letter', 'date', 'author', 'topic', 'level', 'quote', 'paragraph']
const rows = [
  [
    'Reply to Signal',
    '2021-02-03',
    'Ylva Johansson',
    'Encryption',
    '-1',
    'We would weaken it.',
    '4',
  ],
  [
    'Reply to Signal',
    '2021-02-03',
    'Ylva Johansson',
    'Voluntary detection',
    '1',
    'We want detection to go on.',
    '6',
  ],
  [
    'Open letter',
    '2021-05-01',
    'Access Now',
    'Encryption',
    '2',
    'We call for strong encryption.',
    '',
  ],
  [
    'Open letter',
    '2021-05-01',
    'Bits of Freedom',
    'Encryption',
    '2',
    'We call for strong encryption.',
    '',
  ],
  ['Statement', '2021-06', 'Access Now', 'Voluntary detection', '-2', 'No scanning. "None."', '2'],
]
const csv = (lines: readonly (readonly string[])[], separator: string) =>
  lines
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
    .join('\r\n')

/** Some rows of a table, and the same in another order, each as a file with one of the usual separators. */
const someRows = fc.shuffledSubarray(rows, { minLength: 1 }).chain((some) =>
  fc.record({
    some: fc.constant(some),
    again: fc.shuffledSubarray(some, { minLength: some.length }),
    separators: fc.tuple(fc.constantFrom(',', ';'), fc.constantFrom(',', ';')),
  }),
)

test('letters and positions of a table that comes again stay out, in whatever order its rows stand', async () => {
  await fc.assert(
    fc.asyncProperty(someRows, async ({ some, again, separators: [first, second] }) => {
      await using store = await openSeededStore()
      const states = async (id: string) => (await itemsIn(store, id)).map(({ state }) => state)
      const letters = new Set(some.map(([title, , author]) => `${title} ${author}`)).size
      const id = await planned(store, [{ name: 'a.csv', bytes: csv([headings, ...some], first) }])
      await storeAll(store, id)
      expect(await states(id)).toEqual(Array(letters).fill('stored'))
      const bytes = csv([headings, ...again], second)
      const repeated = await planned(store, [{ name: 'b.csv', bytes }])
      expect(await states(repeated)).toEqual(Array(letters).fill('left out'))
    }),
    worlds(6),
  )
})
