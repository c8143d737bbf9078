import { expect, test } from 'vitest'
import { findNextOpenCell, type TableRowView } from '#app/ui/imports/item-table-rows.ts'

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
