import { expect, test } from 'vitest'
import { readOnePage } from '#app/features/list-page.ts'

const read = (asked: number, all: readonly string[]) =>
  readOnePage({
    ...{ size: 2, asked },
    count: async () => all.length,
    read: async (limit, offset) => all.slice(offset, offset + limit),
  })

test('a page has its rows, and one past the end is the last', async () => {
  const last = { rows: ['c'], total: 3, page: 2, pages: 2 }
  expect(await read(1, ['a', 'b', 'c'])).toEqual({ ...last, rows: ['a', 'b'], page: 1 })
  expect([await read(2, ['a', 'b', 'c']), await read(9, ['a', 'b', 'c'])]).toEqual([last, last])
  expect(await read(3, [])).toEqual({ rows: [], total: 0, page: 1, pages: 1 })
})
