import {
  findActorsByName,
  groupAffiliationsByMember,
  type Actor,
  type Affiliation,
} from '../actors.ts'
import type { EdtfDate } from '../days.ts'
import { planAffiliationsOn, type PlannedAffiliation } from './plan-belonging.ts'
import { describeAmbiguousName, type PlannedParty } from './plan-parties.ts'
import { nameUnits } from './unit-chain.ts'

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
    const isKnownWhole = unit !== null && findActorsByName(known, unit).length > 0
    const units = unit === null ? [] : isKnownWhole ? [unit] : nameUnits(unit)
    const ids: string[] = []
    for (const words of [organisation, ...units]) {
      const found = findActorsByName(known, words)
      if (found.length !== 1) return { ok: false, reason: describeUnfit(words, found) }
      ids.push(found[0]!.id)
    }
    const [organisationId, ...unitIds] = ids
    const personId = actorId === organisationId ? null : actorId
    planned.addChain({ personId, organisationId: organisationId!, unitIds }, capacity)
  }
  return { ok: true, affiliations: planned.added, proven: planned.proven }
}

function describeUnfit(words: string, found: readonly Actor[]): string {
  return found.length
    ? describeAmbiguousName(
        words,
        found.map(({ id }) => id),
      )
    : `Nobody is called “${words}” any more.`
}
