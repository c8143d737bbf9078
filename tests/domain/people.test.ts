import { expect, test } from 'vitest'
import { isLastAdmin } from '#app/domain/people.ts'
import type { Role } from '#app/domain/users.ts'

const person = (id: string, role: Role, deactivatedAt: string | null = null) => ({
  id,
  role,
  deactivatedAt,
})

test.each([
  ['the only administrator', [person('ana', 'admin'), person('ben', 'editor')], true],
  ['one of two', [person('ana', 'admin'), person('ben', 'admin')], false],
  [
    'the only one who may still sign in',
    [person('ana', 'admin'), person('ben', 'admin', '2026-01-01')],
    true,
  ],
  [
    'deactivated beside one who is not',
    [person('ana', 'admin', '2026-01-01'), person('ben', 'admin')],
    false,
  ],
  ['no administrator', [person('ana', 'editor'), person('ben', 'admin')], false],
])('%s', (_who, people, last) => {
  expect(isLastAdmin({ id: 'ana' }, people)).toBe(last)
})
