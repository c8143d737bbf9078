import {
  findActorsByName,
  groupAffiliationsByMember,
  findRepresentedActorIds,
  type Actor,
  type ActorKind,
  type Affiliation,
} from '../actors.ts'
import type { EdtfDate } from '../days.ts'
import type { PartyForm } from '../letter-form.ts'
import type { PartyRole } from '../letters.ts'
import { foldText } from '../text/words.ts'

export type PlannedParty = {
  role: PartyRole
  actorId: string | null
  capacity: string | null
  organisation: string | null
  unit: string | null
}
export type PlannedActor = { id: string; kind: ActorKind; name: string }
export type PlannedAffiliation = Omit<Affiliation, 'id'>
export type PartyPlan =
  | {
      ok: true
      parties: PlannedParty[]
      actors: PlannedActor[]
      affiliations: PlannedAffiliation[]
    }
  | { ok: false; index: number; reason: string }

/**
 * Who the names on a letter are: known actors by name, alias or id, otherwise new ones. Never a guess: a name that
 * several actors bear is refused with what to write. A printed organisation or unit that the person is not known to
 * belong to on the letter's day becomes an affiliation for the days the letter may be of, which is what it proves.
 * `recent`: who came in since `known` was laid out.
 */
export function planParties(
  parties: readonly PartyForm[],
  known: readonly Actor[],
  affiliations: readonly Affiliation[],
  dated: Pick<EdtfDate, 'first' | 'last'>,
  newId: () => string,
  recent: readonly Actor[] = [],
): PartyPlan {
  const newActors: PlannedActor[] = []
  const newAffiliations: PlannedAffiliation[] = []
  const plannedParties: PlannedParty[] = []
  const byMember = groupAffiliationsByMember(affiliations)
  const findOrAddActor = (nameOrId: string, kind: ActorKind): string | string[] => {
    const found = [
      ...findActorsByName(known, nameOrId),
      ...findActorsByName(recent, nameOrId),
      ...newActors.filter(({ name }) => foldText(name) === foldText(nameOrId)),
    ]
    if (found.length > 1) return found.map(({ id }) => id)
    if (found[0]) return found[0].id
    const id = newId()
    newActors.push({ id, kind, name: nameOrId })
    return id
  }
  const addAffiliation = (memberId: string, organisationId: string, role: string | null) => {
    if (
      memberId === organisationId ||
      findRepresentedActorIds(byMember, memberId, dated.last).has(organisationId)
    )
      return
    if (
      newAffiliations.some(
        (row) => row.memberId === memberId && row.organisationId === organisationId,
      )
    )
      return
    newAffiliations.push({
      memberId,
      organisationId,
      role,
      firstDay: dated.first,
      lastDay: dated.last,
    })
  }
  for (const [index, party] of parties.entries()) {
    const person =
      party.name === null
        ? null
        : findOrAddActor(party.name, isLikelyOrganisation(party) ? 'organisation' : 'person')
    const organisation =
      party.organisation === null ? null : findOrAddActor(party.organisation, 'organisation')
    for (const [nameOrId, found] of [
      [party.name, person],
      [party.organisation, organisation],
    ] as const) {
      if (Array.isArray(found))
        return { ok: false, index, reason: describeAmbiguousName(nameOrId!, found) }
    }
    const [personId, organisationId] = [person as string | null, organisation as string | null]
    const units = party.unit
      ? [...findActorsByName(known, party.unit), ...findActorsByName(recent, party.unit)]
      : []
    if (units.length > 1)
      return {
        ok: false,
        index,
        reason: describeAmbiguousName(
          party.unit!,
          units.map(({ id }) => id),
        ),
      }
    const unitId = party.unit && organisationId ? (units[0]?.id ?? findOrAddUnit(party.unit)) : null
    if (unitId && organisationId) addAffiliation(unitId, organisationId, null)
    if (personId && (unitId ?? organisationId))
      addAffiliation(personId, (unitId ?? organisationId)!, party.capacity)
    const actorId = personId ?? (party.withheld ? null : organisationId)
    plannedParties.push({
      role: party.role,
      actorId,
      capacity: party.capacity,
      organisation: party.organisation,
      unit: party.unit,
    })
  }
  return { ok: true, parties: plannedParties, actors: newActors, affiliations: newAffiliations }

  function findOrAddUnit(unitName: string): string {
    const id = newActors.find((actor) => foldText(actor.name) === foldText(unitName))?.id ?? newId()
    if (!newActors.some((actor) => actor.id === id))
      newActors.push({ id, kind: 'unit', name: unitName })
    return id
  }
}

function describeAmbiguousName(name: string, ids: readonly string[]): string {
  return (
    `${ids.length} actors are called “${name}”. Write the id of the one you mean (it stands ` +
    `in the address of the actor’s page): ${ids.join(' or ')}.`
  )
}

const organisationPattern =
  /\b(?:commission|parliament|council|ministry|department|association|foundation|institute|university|union|network|alliance|coalition|agency|authority|office|committee|ltd|inc|gmbh|plc|llc|corp|e\.v\.)\b/iu

/** A name written where a person's is expected that is plainly an organisation's. */
function isLikelyOrganisation(party: PartyForm): boolean {
  return (
    party.organisation === null &&
    party.capacity === null &&
    organisationPattern.test(party.name ?? '')
  )
}
