import { and, eq } from 'drizzle-orm'
import type { Proposal, ProposalState, TakenProposal } from '#app/domain/proposals.ts'
import type { RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import { proposals } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from './audit-entry.ts'

export type Settled = Exclude<ProposalState, 'waiting'>

/** Says of a proposal that it is taken, in the transaction that makes of things what it proposes; of none nothing. */
export function takeProposalStatements(
  tx: Transaction,
  taken: TakenProposal | null,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  return taken ? settleStatements(tx, { ...taken, state: 'taken' }, performedBy, at) : []
}

/** Says what came of a proposal that waits; it must still wait. */
export function settleStatements(
  tx: Transaction,
  { id, about, aboutId, state, answer, says }: TakenProposal & { state: Settled },
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const change = answer ? `${says}: ${answer}` : says
  return [
    {
      requireChange: tx
        .update(proposals)
        .set({ state, answer, settledBy: performedBy.userId, settledAt: at })
        .where(and(eq(proposals.id, id), eq(proposals.state, 'waiting'))),
    },
    proposalEntry(tx, { about, aboutId }, settlings[state], change, performedBy, at),
  ]
}

const settlings: Record<Settled, string> = {
  taken: 'took a proposal',
  refused: 'refused a proposal',
  withdrawn: 'took a proposal back',
}

/** Proposals stand in the history of what they are about. */
export function proposalEntry(
  tx: Transaction,
  { about, aboutId }: Pick<Proposal, 'about' | 'aboutId'>,
  action: string,
  change: string,
  performedBy: PerformedBy,
  at: string,
) {
  const subject = about === 'milestone' ? 'dossier' : 'actor'
  return auditEntry(tx, performedBy, at, { action, subject, subjectId: aboutId, after: { change } })
}
