import type { KeyRow } from './page-keys.ts'

/** The keys with which somebody approves what others coded. */
export const approvalKeys = [
  { id: 'next approval', place: 'approvals', key: 'J', does: 'the next passage' },
  { id: 'previous approval', place: 'approvals', key: 'K', does: 'the passage before' },
  {
    id: 'arrow to next approval',
    place: 'approvals',
    key: 'ArrowDown',
    does: 'the next passage',
    isFixed: true,
  },
  {
    id: 'arrow to previous approval',
    place: 'approvals',
    key: 'ArrowUp',
    does: 'the passage before',
    isFixed: true,
  },
  { id: 'approve', place: 'approvals', key: 'Y', does: 'approve: it counts from now on' },
  { id: 'send back', place: 'approvals', key: 'X', does: 'send back: type the reason, then Enter' },
  {
    id: 'open approval',
    place: 'approvals',
    key: 'Enter',
    does: 'open the letter at the passage',
    isFixed: true,
  },
  { id: 'undo approval', place: 'approvals', key: 'U', does: 'take back what you said last' },
] as const satisfies readonly KeyRow[]
