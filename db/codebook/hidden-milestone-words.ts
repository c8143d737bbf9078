import { and, eq } from 'drizzle-orm'
import { milestoneSchema, toMilestoneFields } from '#app/domain/milestone-form.ts'
import type { MilestoneForm, MilestoneRecord } from '#app/domain/milestones.ts'
import { applyProposedChanges, type ProposedFields } from '#app/domain/proposals.ts'
import { keepHidden, maskMilestone } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { proposals } from '../schema/schema.ts'

/** What somebody typed of a milestone as it is to be stored, and a sentence for each field that must not be. */
type PlacedMilestone = { kept: MilestoneForm; unplaced: Record<string, string> }

/** Places what is hidden back in what was typed of a milestone; `before` is the stored one, with nothing masked. */
export type PlaceMilestone = (
  typed: MilestoneForm,
  before: MilestoneRecord | null,
) => PlacedMilestone

/**
 * How the words of milestones hold again what whoever typed them did not see: from the proposal that filled the form,
 * otherwise from what is stored.
 */
export async function makeMilestonePlacer(
  { db, seesContactDetails }: Pick<VisibleScope, 'db' | 'seesContactDetails'>,
  proposalId: string | null,
): Promise<PlaceMilestone> {
  if (seesContactDetails) return (kept) => ({ kept, unplaced: {} })
  const [proposal] = proposalId
    ? await db
        .select({ fields: proposals.fields, base: proposals.base })
        .from(proposals)
        .where(and(eq(proposals.id, proposalId), eq(proposals.thing, 'milestone')))
    : []
  return (typed, before) => {
    const filled = proposal && fillMilestone(proposal as Words, before)
    const fromProposal = filled ? placeFrom(typed, filled) : null
    return fromProposal && !Object.keys(fromProposal.unplaced).length
      ? fromProposal
      : placeFrom(fromProposal?.kept ?? typed, before)
  }
}

type Words = { fields: ProposedFields; base: ProposedFields }

/** What a proposal makes of a milestone, with nothing masked; null where that is none. */
function fillMilestone(words: Words, before: MilestoneRecord | null): MilestoneForm | null {
  const now = before ? toMilestoneFields(before) : noWords
  const parsed = milestoneSchema.safeParse(
    applyProposedChanges({ about: 'milestone', ...words }, now),
  )
  return parsed.success ? parsed.data : null
}

const noWords = { date: '', name: '', label: '', basis: '', source: '' }

function placeFrom(typed: MilestoneForm, stored: MilestoneForm | null): PlacedMilestone {
  const shown = stored && maskMilestone({ ...stored, id: '', dossierId: '' })
  return keepHidden(typed, stored, shown ?? undefined)
}
