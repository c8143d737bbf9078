import { expect, test } from 'vitest'
import { sayWhether, tabulateInSteps } from '#app/features/view-files/loaded-table.ts'

test('rows are put into words a few at a time, in their order', async () => {
  const asked: number[] = []
  const items = Array.from({ length: 60 }, (_, index) => index)
  const table = tabulateInSteps([['Number', (item: number) => item]], items, (step) => {
    asked.push(step.length)
    return step
  })
  expect([table.total, asked]).toEqual([60, []])
  const rows = []
  for await (const step of table.steps) rows.push(...step.flat())
  expect(rows).toEqual(items)
  expect(asked).toEqual([25, 25, 10])
  expect([sayWhether(true), sayWhether(false)]).toEqual(['yes', 'no'])
})
