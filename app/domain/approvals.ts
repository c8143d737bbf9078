import type { PositionWithLetter } from './positions.ts'
import { formatCount, pluralise } from './text/words.ts'

/**
 * How far a position that waits for somebody else's approval has come: offered by whoever last changed what it says
 * and, where somebody sent it back, with whom and why.
 */
export type Approval = {
  offeredBy: { id: string; name: string } | null
  offeredAt: string
  sentBack: { by: string; at: string; reason: string } | null
}

/** A position with how far its approval has come. */
export type PositionApproval = Approval & { position: PositionWithLetter }

/**
 * Of which positions a list is: those that somebody else than `byId` made and offered, on topics of the dossiers, also
 * of one coder alone; or those of `ofId` that were sent back, or that wait for others.
 */
export type ApprovalFilter =
  | { kind: 'to approve'; byId: string; dossierIds: readonly string[]; coderId?: string | null }
  | { kind: 'sent back' | 'offered'; ofId: string }

/** What stands on a position that counts only once somebody else approved it. */
const waitingQualifier = 'waits for approval by somebody else'

/** `waits for approval by somebody else`, or `sent back: wrong level`. */
export function describeWaiting({ sentBack }: Pick<Approval, 'sentBack'>): string {
  return sentBack ? `sent back by ${sentBack.by}: ${sentBack.reason}` : waitingQualifier
}

/** `3 passages wait for approval and are not counted`; null where none does. */
export function describeUnapproved(count: number): string | null {
  return count
    ? `${formatCount(count, 'passage')} ${pluralise(count, 'waits', 'wait')} for approval and ${pluralise(count, 'is', 'are')} not counted`
    : null
}

/** What is said of passages before they are stored: `Once they are stored, passages in these files wait …`. */
export function foretellApproval(what: string): string {
  return (
    `${what} wait for approval by somebody else, as this dossier asks for four eyes, and ` +
    'are not counted until then.'
  )
}
