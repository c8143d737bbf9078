import { expect, test } from 'vitest'
import { describeFoundActors } from '#app/ui/actors/found-actors.ts'

const all = {
  total: 1234,
  isNarrowed: false,
  attribute: { attribute: '', value: '' },
  isWithdrawn: false,
  dossier: null,
  day: '29 Nov 2026',
}

test('all that a list of actors is narrowed by is said above it, attributes with the day they are so on', () => {
  const says = (found: Partial<Parameters<typeof describeFoundActors>[0]>) =>
    describeFoundActors({ ...all, ...found })
  expect(says({})).toBe('1,234 people and organisations')
  expect(says({ total: 1, isNarrowed: true })).toBe('1 person or organisation found')
  expect(says({ total: 3, isWithdrawn: true, dossier: { name: 'Chat control' } })).toBe(
    '3 withdrawn people and organisations in Chat control',
  )
  const attributed = (attribute: string, value: string) =>
    says({ total: 2, attribute: { attribute, value } })
  expect(attributed('country', 'Sweden')).toBe(
    '2 people and organisations found, with country “Sweden” as of 29 Nov 2026',
  )
  expect(attributed('country', '')).toBe(
    '2 people and organisations found, with any country as of 29 Nov 2026',
  )
  expect(attributed('', 'LIBE')).toBe(
    '2 people and organisations found, with an attribute “LIBE” as of 29 Nov 2026',
  )
})
