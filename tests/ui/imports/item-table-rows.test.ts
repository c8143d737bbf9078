import { expect, test } from 'vitest'
import {
  findCellAfter,
  findNextOpenCell,
  type TableRowView,
} from '#app/ui/imports/item-table-rows.ts'

const row = (id: string, open: readonly string[]): TableRowView => ({
  ...{ id, name: id, state: 'asking', revision: 1, doubts: [], asks: [], names: [] },
  cells: (['title', 'dated', 'author'] as const).map((cell) => ({
    ...{ cell, value: '', shown: '', basis: '', offers: [] },
    ask: open.includes(cell) ? 'missing' : null,
  })),
})

test('the next open cell is later in the row, in a later row, and at last one before', () => {
  const rows = [row('a', ['dated']), row('b', []), row('c', ['title', 'author'])]
  expect(findNextOpenCell(rows, { id: 'a', cell: 'title' })).toEqual({ id: 'a', cell: 'dated' })
  expect(findNextOpenCell(rows, { id: 'a', cell: 'dated' })).toEqual({ id: 'c', cell: 'title' })
  expect(findNextOpenCell(rows, { id: 'c', cell: 'author' })).toEqual({ id: 'a', cell: 'dated' })
  expect(findNextOpenCell([row('a', [])], { id: 'a', cell: 'title' })).toBeNull()
})

test('where a row left the list, the cursor goes on in what stands at its place now', () => {
  const rows = [row('a', []), row('c', ['author']), row('d', ['title'])]
  expect(findCellAfter(rows, { id: 'b', cell: 'dated' }, 1)).toEqual({ id: 'c', cell: 'author' })
  expect(findCellAfter(rows, { id: 'e', cell: 'dated' }, 3)).toEqual({ id: 'c', cell: 'author' })
  expect(findCellAfter([row('a', [])], { id: 'b', cell: 'dated' }, 1)).toEqual({
    ...{ id: 'a', cell: 'dated' },
  })
  expect(findCellAfter([row('a', [])], { id: 'a', cell: 'title' }, 0)).toEqual({
    ...{ id: 'a', cell: 'title' },
  })
  expect(findCellAfter([], { id: 'b', cell: 'dated' }, 0)).toBeNull()
})
