import { expect, test } from 'vitest'
import type { OpenCodingDraft } from '#app/domain/coding-drafts.ts'
import { findKeptDraft, toDraftForm } from '#app/ui/tagger/kept-draft.ts'

const at = (second: number) => `2026-11-28T10:00:0${second}.000Z`
const aDraft = (id: string, second: number, formKey = 'new'): OpenCodingDraft => ({
  ...{ formKey, textVersion: 1, typedAt: at(second) },
  fields: { texts: { id, exact: 'We support' }, holderIds: ['a', 'b'] },
})
const anEnd = (positionId: string, second: number, formKey = 'new') => ({
  ...{ formKey, positionId, typedAt: at(second), fields: null },
})

test('what was discarded on another device does not come back from this one', () => {
  expect(findKeptDraft('new', aDraft('p1', 1), [anEnd('p1', 2)], [])).toBe(null)
  expect(findKeptDraft('p1', aDraft('p1', 1, 'p1'), [anEnd('p1', 2, 'p1')], [{ id: 'p1' }])).toBe(
    null,
  )
})

test('what was typed here of another position is there, whatever was discarded elsewhere', () => {
  const typed = aDraft('p2', 1)
  expect(findKeptDraft('new', typed, [anEnd('p1', 2)], [])).toBe(typed)
})

test('a draft of what is stored by now is not offered, and neither is one of what is not stored', () => {
  expect(findKeptDraft('new', aDraft('p1', 1), [], [{ id: 'p1' }])).toBe(null)
  expect(findKeptDraft('p1', aDraft('p1', 1, 'p1'), [], [])).toBe(null)
})

test('what is sent names the draft that is discarded, and of one that is kept all its fields', () => {
  expect(String(toDraftForm(anEnd('p1', 2)))).toBe(
    'formKey=new&typedAt=2026-11-28T10%3A00%3A02.000Z&id=p1&deed=discard',
  )
  const kept = toDraftForm(aDraft('p1', 1))
  expect([kept.get('deed'), kept.get('exact'), kept.getAll('holderIds')]).toEqual([
    ...['keep', 'We support'],
    ['a', 'b'],
  ])
})
