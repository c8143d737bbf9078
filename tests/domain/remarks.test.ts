import { expect, test } from 'vitest'
import { findWaitingRemarks, mayAnswerRemark } from '#app/domain/remarks.ts'
import type { Principal } from '#app/domain/users.ts'

const person = (role: Principal['role']): Principal => ({ id: role, role })
const open = { id: 'open', closedAt: null, audience: 'everyone', teamRole: null } as const
const closed = { ...open, id: 'closed', closedAt: '2026-01-02T03:04:05.678Z' }
const reads = { ...open, id: 'reads', audience: 'team', teamRole: 'viewer' } as const
const codes = { ...reads, id: 'codes', teamRole: 'coder' } as const

test('whoever may code in one of the dossiers answers; in closed ones and where there is none, editors', () => {
  const rows = [[open], [closed], [reads], [codes], [reads, codes], []].map((dossiers) =>
    (['viewer', 'coder', 'editor', 'admin'] as const).map((role) =>
      mayAnswerRemark(person(role), dossiers),
    ),
  )
  expect(rows).toEqual([
    [false, true, true, true],
    [false, false, true, true],
    [false, false, false, true],
    [true, true, true, true],
    [true, true, true, true],
    [false, false, true, true],
  ])
  expect(mayAnswerRemark(null, [open])).toBe(false)
})

test('what waits is all where one settles, and what one coded where one only codes', () => {
  const all = [open, closed, reads, codes]
  expect(findWaitingRemarks(person('editor'), all)).toMatchObject({
    ...{ all: ['open', 'closed'], own: ['codes'], elsewhere: true },
  })
  expect(findWaitingRemarks(person('coder'), all)).toMatchObject({
    ...{ all: [], own: ['open', 'codes'], elsewhere: false },
  })
})
