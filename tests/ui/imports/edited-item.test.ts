import { expect, test } from 'vitest'
import { findRefusal } from '#app/ui/imports/edited-item.ts'

test('a refusal is of the form that is opened, and never where none is', () => {
  const refused = { ok: false, item: { id: 'a' } }
  const ofNothing = { ok: false, item: null }
  expect(findRefusal(refused, { id: 'a' })).toBe(refused)
  expect(findRefusal(refused, { id: 'b' })).toBeNull()
  expect(findRefusal(ofNothing, null)).toBeNull()
  expect(findRefusal(undefined, null)).toBeNull()
  expect(findRefusal({ ok: true, item: { id: 'a' } }, { id: 'a' })).toBeNull()
})
