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
  { id, state, answer, says, ...of }: TakenProposal & { state: Settled },
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
    proposalEntry(tx, of, settlings[state], change, performedBy, at),
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
  { about, aboutId, dossierId }: Pick<Proposal, 'about' | 'aboutId' | 'dossierId'>,
  action: string,
  change: string,
  performedBy: PerformedBy,
  at: string,
) {
  const isOfDossier = aboutId === dossierId
  const [subject, after] =
    about === 'topic' && !isOfDossier
      ? // Who does not see the dossier in which it was proposed reads nothing of it.
        (['topic', { change, inDossierId: dossierId }] as const)
      : ([isOfDossier ? 'dossier' : 'actor', { change }] as const)
  return auditEntry(tx, performedBy, at, { action, subject, subjectId: aboutId, after })
}
