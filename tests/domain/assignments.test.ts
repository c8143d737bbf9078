import { expect, test } from 'vitest'
import {
  findAssignmentObstacle,
  readAssignmentFilter,
  type AssignmentRow,
} from '#app/domain/assignments.ts'
import type { Role } from '#app/domain/users.ts'

const row = (changes: Partial<AssignmentRow> = {}): AssignmentRow => ({
  ...{ letterId: 'L', lies: true, holderId: null, isSeen: true },
  ...changes,
})

test.each<[Role, string | null, string | null, string | null]>([
  // Who asks, who has it, whose it is to be, and why it is not.
  ['coder', null, 'ana', null],
  ['coder', 'ana', null, null],
  ['coder', 'ben', 'ana', 'BEN has it; an editor gives it to somebody else'],
  ['coder', 'ben', null, 'an editor gives it to somebody else'],
  ['coder', null, 'ben', 'an editor gives it to somebody else'],
  ['editor', 'ben', 'ana', null],
  ['editor', 'ben', null, null],
  ['editor', 'ben', 'ben', 'BEN has it already'],
  ['editor', null, null, 'nobody has it'],
])('a %s, of a letter of %s, for %s: %s', (role, holderId, toId, obstacle) => {
  const wish = { self: { id: 'ana', role }, toId, nameOf: (id: string) => id.toUpperCase() }
  expect(findAssignmentObstacle(row({ holderId }), wish)).toBe(obstacle)
})

test('a letter outside the dossier, or closed to its coder, is given to nobody', () => {
  const wish = { self: { id: 'ana', role: 'editor' as const }, toId: 'ben', nameOf: () => 'Ben' }
  expect(findAssignmentObstacle(row({ lies: false }), wish)).toBe('not in the dossier')
  expect(findAssignmentObstacle(row({ isSeen: false }), wish)).toBe('Ben may not see it')
})

test('an address asks for one’s own letters, for nobody’s or for somebody’s', () => {
  expect(readAssignmentFilter('me', 'ana')).toEqual({ userId: 'ana' })
  expect(readAssignmentFilter('nobody', 'ana')).toBe('nobody')
  expect(readAssignmentFilter('ben', 'ana')).toEqual({ userId: 'ben' })
  expect(readAssignmentFilter('', 'ana')).toBeUndefined()
})
