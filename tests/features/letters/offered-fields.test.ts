import { expect, test } from 'vitest'
import { offerFromText } from '#app/features/letters/offered-fields.ts'
import { aParty, fields } from '#tests/support/letters.ts'

const text =
  'Brussels, 29 October 2020\nAres(2020)6018155\n\nDear Ms Lind,\n\nWe support it.\n\nYours sincerely,\n\nYlva Johansson\n'

test('what stands in the letter is offered beside what is stored: words, and whoever is no party yet', () => {
  const stored = fields({
    dated: '2020-10-28',
    reference: 'Ares(2020)6018155',
    parties: [aParty({ name: 'Jan' })],
  })
  const { sources, offered } = offerFromText(text, stored)
  expect(sources.dated).toMatch(/29 October 2020.*: 2020-10-29$/)
  expect(sources.reference).toBe('Ares(2020)6018155')
  expect(offered.map(({ role, name }) => [role, name])).toContainEqual(['author', 'Ylva Johansson'])
  expect(
    offerFromText(text, { ...stored, parties: [aParty()] }).offered.map(({ name }) => name),
  ).not.toContain('Ylva Johansson')
})
