import { expect, test } from 'vitest'
import { explainOpenForm } from '#app/ui/tagger/suggestions-beside.tsx'

test('a suggestion takes the place of nothing that is stored or typed', () => {
  expect(explainOpenForm({ revision: '' }, { isTyped: false })).toBe(null)
  expect(explainOpenForm({ revision: '' }, { isTyped: true })).toContain('typed in the form')
  expect(explainOpenForm({ revision: '3' }, { isTyped: false })).toContain('stored position')
})
