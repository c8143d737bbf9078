import { expect, test } from 'vitest'
import { outcomeStatus } from '#app/http/outcome-status.ts'
import type { CodingOutcome } from '#app/features/coding/coding-context.ts'

test('each outcome of a form has its status', () => {
  const statuses: Record<CodingOutcome, number> = outcomeStatus
  expect(statuses).toEqual({ stored: 200, refused: 400, conflict: 409, unavailable: 503 })
})
