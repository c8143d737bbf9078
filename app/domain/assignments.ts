import { hasPermission, type Principal } from './users.ts'

/** Who codes a letter first, and who codes it a second time without seeing the first coding. */
export type AssignmentKind = 'first' | 'second'

/** That somebody has a letter to code for a dossier. */
export type Assignment = {
  letterId: string
  dossierId: string
  kind: AssignmentKind
  userId: string
  name: string
}

/** Whose letters a list shows: those of one coder, or those that nobody has. */
export type AssignmentFilter = { userId: string } | 'nobody'

/** What an address says: `me`, `nobody`, or the id of a coder. */
export function readAssignmentFilter(
  written: string | null,
  selfId: string,
): AssignmentFilter | undefined {
  if (!written) return undefined
  if (written === 'nobody') return 'nobody'
  return { userId: written === 'me' ? selfId : written }
}

/** One letter of those that are to be given to somebody: who has it now, and whether it can be theirs at all. */
export type AssignmentRow = {
  letterId: string
  /** Whether it lies in the dossier. */
  lies: boolean
  holderId: string | null
  /** Whether the coder whom it is for may see it. */
  isSeen: boolean
}

type AssignmentWish = { self: Principal; toId: string | null; nameOf: (id: string) => string }

/**
 * Why a letter does not change hands, in words; null where it does. Editors give letters to whom they like; coders take
 * what nobody has, and give back what is theirs.
 */
export function findAssignmentObstacle(
  { lies, holderId, isSeen }: AssignmentRow,
  { self, toId, nameOf }: AssignmentWish,
): string | null {
  if (!lies) return 'not in the dossier'
  if (holderId === toId) return toId ? `${nameOf(toId)} has it already` : 'nobody has it'
  if (!isSeen) return `${toId ? nameOf(toId) : 'nobody'} may not see it`
  if (hasPermission(self, 'give letters to coders')) return null
  if (toId === self.id)
    return holderId ? `${nameOf(holderId)} has it; an editor gives it to somebody else` : null
  return toId === null && holderId === self.id ? null : 'an editor gives it to somebody else'
}
