import { afterAll, expect, test } from 'vitest'
import { closeReaders } from '#app/readers/read-file.ts'
import { itemsIn, planned, storeAll } from '#tests/support/importing.ts'
import { openSeededStore } from '#tests/support/store.ts'

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
const csv = (lines: readonly (readonly string[])[]) =>
  lines
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n')

test('letters and positions of a table that comes again stay out, in whatever order its rows stand', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [{ name: 'a.csv', bytes: csv([headings, ...rows]) }])
  await storeAll(store, id)
  expect((await itemsIn(store, id)).map(({ state }) => state)).toEqual([
    'stored',
    'stored',
    'stored',
    'stored',
  ])
  const orders = [rows, [...rows].reverse(), [rows[3]!, rows[1]!, rows[4]!, rows[0]!, rows[2]!]]
  for (const order of orders) {
    const again = await planned(store, [{ name: 'b.csv', bytes: csv([headings, ...order]) }])
    expect((await itemsIn(store, again)).map(({ state }) => state)).toEqual([
      'left out',
      'left out',
      'left out',
      'left out',
    ])
  }
})
