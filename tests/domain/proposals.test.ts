import { expect, test } from 'vitest'
import { applyProposedChanges, listProposedChanges } from '#app/domain/proposals.ts'

const proposal = {
  about: 'actor' as const,
  base: { name: 'J. Boratynski', kind: 'person', note: '' },
  fields: { name: 'Jakub Boratyński', kind: 'person', note: 'Head of Unit.' },
}

test('a proposal changes what differs from what stood there, and says what somebody else changed since', () => {
  expect(listProposedChanges(proposal)).toEqual([
    { label: 'Name', before: 'J. Boratynski', after: 'Jakub Boratyński', since: null },
    { label: 'Note', before: '', after: 'Head of Unit.', since: null },
  ])
  const now = { name: 'Boratynski', kind: 'unit', note: 'Head of Unit.' }
  expect(listProposedChanges(proposal, now).map(({ since }) => since)).toEqual(['Boratynski', null])
})

test('taken, it leaves what it does not change as it is by then', () => {
  expect(applyProposedChanges(proposal, { name: 'B', kind: 'unit', note: 'x' })).toEqual({
    ...{ name: 'Jakub Boratyński', kind: 'unit', note: 'Head of Unit.' },
  })
})
