import type { Proposal } from '#app/domain/proposals.ts'
import { keepHidden } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { readMilestoneFields } from './milestones.ts'

export type NewProposal = Pick<
  Proposal,
  'about' | 'aboutId' | 'dossierId' | 'fields' | 'base' | 'note'
>

/** What somebody proposes who sees addresses masked, with what stands there and what they did not see of it. */
export async function placeHiddenInProposal(
  visible: VisibleScope,
  sent: NewProposal,
): Promise<{ made: NewProposal; unplaced: Record<string, string> }> {
  if (visible.seesContactDetails) return { made: sent, unplaced: {} }
  const stored =
    sent.about === 'milestone' && sent.fields.id
      ? await readMilestoneFields(visible, sent.aboutId, sent.fields.id)
      : null
  const base = stored ? keepHidden(sent.base, stored, sent.base).kept : sent.base
  const fields = keepHidden(sent.fields, base, sent.base)
  const note = keepHidden({ proposalNote: sent.note }, null, undefined)
  return {
    made: { ...sent, base, fields: fields.kept },
    unplaced: { ...fields.unplaced, ...note.unplaced },
  }
}
