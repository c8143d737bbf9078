import {
  actorsNamed,
  affiliationsByMember,
  folded,
  speaksFor,
  type Actor,
  type ActorKind,
  type Affiliation,
} from './actors.ts'
import type { Dated } from './days.ts'
import type { PartyForm } from './letter-form.ts'
import type { PartyRole } from './letters.ts'

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
  dated: Pick<Dated, 'first' | 'last'>,
  newId: () => string,
  recent: readonly Actor[] = [],
): PartyPlan {
  const added: PlannedActor[] = []
  const joined: PlannedAffiliation[] = []
  const planned: PlannedParty[] = []
  const byMember = affiliationsByMember(affiliations)
  const actorOf = (said: string, kind: ActorKind): string | string[] => {
    const found = [
      ...actorsNamed(known, said),
      ...actorsNamed(recent, said),
      ...added.filter(({ name }) => folded(name) === folded(said)),
    ]
    if (found.length > 1) return found.map(({ id }) => id)
    if (found[0]) return found[0].id
    const id = newId()
    added.push({ id, kind, name: said })
    return id
  }
  const belong = (memberId: string, organisationId: string, role: string | null) => {
    if (
      memberId === organisationId ||
      speaksFor(byMember, memberId, dated.last).has(organisationId)
    )
      return
    if (joined.some((row) => row.memberId === memberId && row.organisationId === organisationId))
      return
    joined.push({ memberId, organisationId, role, firstDay: dated.first, lastDay: dated.last })
  }
  for (const [index, party] of parties.entries()) {
    const person =
      party.name === null
        ? null
        : actorOf(party.name, looksLikeOrganisation(party) ? 'organisation' : 'person')
    const organisation =
      party.organisation === null ? null : actorOf(party.organisation, 'organisation')
    for (const [said, found] of [
      [party.name, person],
      [party.organisation, organisation],
    ] as const) {
      if (Array.isArray(found)) return { ok: false, index, reason: shared(said!, found) }
    }
    const [personId, organisationId] = [person as string | null, organisation as string | null]
    const units = party.unit
      ? [...actorsNamed(known, party.unit), ...actorsNamed(recent, party.unit)]
      : []
    if (units.length > 1)
      return {
        ok: false,
        index,
        reason: shared(
          party.unit!,
          units.map(({ id }) => id),
        ),
      }
    const unitId = party.unit && organisationId ? (units[0]?.id ?? newUnit(party.unit)) : null
    if (unitId && organisationId) belong(unitId, organisationId, null)
    if (personId && (unitId ?? organisationId))
      belong(personId, (unitId ?? organisationId)!, party.capacity)
    const actorId = personId ?? (party.withheld ? null : organisationId)
    planned.push({
      role: party.role,
      actorId,
      capacity: party.capacity,
      organisation: party.organisation,
      unit: party.unit,
    })
  }
  return { ok: true, parties: planned, actors: added, affiliations: joined }

  function newUnit(said: string): string {
    const id = added.find((actor) => folded(actor.name) === folded(said))?.id ?? newId()
    if (!added.some((actor) => actor.id === id)) added.push({ id, kind: 'unit', name: said })
    return id
  }
}

function shared(said: string, ids: readonly string[]): string {
  return `${ids.length} actors are called “${said}”. Write the id of the one you mean (it stands in the address of the actor’s page): ${ids.join(' or ')}.`
}

const bodies =
  /\b(?:commission|parliament|council|ministry|department|association|foundation|institute|university|union|network|alliance|coalition|agency|authority|office|committee|ltd|inc|gmbh|plc|llc|corp|e\.v\.)\b/iu

/** A name written where a person's is expected that is plainly an organisation's. */
function looksLikeOrganisation(party: PartyForm): boolean {
  return party.organisation === null && party.capacity === null && bodies.test(party.name ?? '')
}
