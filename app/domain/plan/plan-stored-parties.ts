import {
  findActorsByName,
  groupAffiliationsByMember,
  type Actor,
  type Affiliation,
} from '../actors.ts'
import type { EdtfDate } from '../days.ts'
import { planAffiliationsOn, type PlannedAffiliation } from './plan-belonging.ts'
import { describeAmbiguousName, type PlannedParty } from './plan-parties.ts'

/**
 * What a letter proves whose parties are stored already, such as those of an earlier version: people by their ids,
 * organisations and units by the words that stand there, which some actor still has to be called.
 */
export function planStoredParties(
  parties: readonly PlannedParty[],
  known: readonly Actor[],
  affiliations: readonly Affiliation[],
  dated: Pick<EdtfDate, 'first' | 'last'>,
):
  | { ok: true; affiliations: PlannedAffiliation[]; proven: PlannedAffiliation[] }
  | { ok: false; reason: string } {
  const planned = planAffiliationsOn(dated, groupAffiliationsByMember(affiliations))
  for (const { actorId, organisation, unit, capacity } of parties) {
    if (organisation === null) continue
    const [house, part] = [organisation, unit].map((words) =>
      words === null ? [] : findActorsByName(known, words),
    )
    for (const [words, found] of [
      [organisation, house!],
      [unit, part!],
    ] as const)
      if (words !== null && found.length !== 1)
        return {
          ok: false,
          reason: found.length
            ? describeAmbiguousName(
                words,
                found.map(({ id }) => id),
              )
            : `Nobody is called “${words}” any more.`,
        }
    const [organisationId, unitId] = [house![0]!.id, part![0]?.id ?? null]
    const personId = actorId === organisationId ? null : actorId
    planned.addChain({ personId, organisationId, unitId }, capacity)
  }
  return { ok: true, affiliations: planned.added, proven: planned.proven }
}
