import { expect, test } from 'vitest'
import {
  carryTyped,
  createEmptyDraft,
  createNextDraft,
  hasTyped,
  saysTheSame,
} from '#app/ui/tagger/position-draft.ts'

const sent = {
  ...createEmptyDraft('p1', ['a'], 'encryption'),
  ...{ exact: 'We support', start: '10', end: '20', stance: '1', note: 'Firm' },
}
const next = createNextDraft('p2', sent)

test('where nothing is typed while a position is stored, the next form is as it begins', () => {
  expect(carryTyped(next, sent, sent)).toEqual(next)
})

test('what is typed while a position is stored stands in the next form', () => {
  const passage = { exact: 'We reject', start: '30', end: '39' }
  expect(carryTyped(next, sent, { ...sent, ...passage, stance: '-1' })).toEqual({
    ...next,
    ...passage,
    stance: '-1',
  })
  // The passage has the same beginning, and is another one.
  const longer = { exact: 'We support it', start: '10', end: '23' }
  expect(carryTyped(next, sent, { ...sent, ...longer })).toEqual({ ...next, ...longer })
})

test('of a note that is written on, the next form has what was added', () => {
  expect(carryTyped(next, sent, { ...sent, note: 'Firm wording' }).note).toBe(' wording')
  expect(carryTyped(next, sent, { ...sent, note: 'Weak' }).note).toBe('Weak')
})

test('a condition that is typed meanwhile is ticked as one', () => {
  const typed = { ...sent, conditional: true, condition: 'if it is safe' }
  expect(carryTyped(next, sent, typed)).toMatchObject({
    conditional: true,
    condition: 'if it is safe',
  })
})

test('two drafts say the same whichever position they are of', () => {
  expect(saysTheSame(sent, { ...sent, id: 'p9', revision: '4' })).toBe(true)
  expect(saysTheSame(sent, { ...sent, note: '' })).toBe(false)
})

test('a passage alone is where the cursor is, and nothing that is typed', () => {
  expect(hasTyped({ ...next, exact: 'We reject', start: '30', end: '39' }, next)).toBe(false)
  expect(hasTyped({ ...next, stance: '0' }, next)).toBe(true)
})
