import { expect, test } from 'vitest'
import { dropKnown, noteSettled } from '#app/ui/suggestions/settled-suggestions.ts'

const waiting = [
  { name: 'a', storedAt: null },
  { name: 'b', storedAt: null },
]

test('of several that were settled only the one comes back that could not be stored', () => {
  expect(noteSettled(waiting, 'a', null)).toEqual([{ name: 'b', storedAt: null }])
  expect(noteSettled(waiting, 'a', 5)).toEqual([
    { name: 'a', storedAt: 5 },
    { name: 'b', storedAt: null },
  ])
})

test('what was stored before others were asked for hides nothing of them, such as what was undone', () => {
  const settled = noteSettled(waiting, 'a', 5)
  expect(dropKnown(settled, 4)).toEqual(settled)
  expect(dropKnown(settled, 6)).toEqual([{ name: 'b', storedAt: null }])
})
