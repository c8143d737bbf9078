import {
  findActorsByName,
  groupAffiliationsByMember,
  type Actor,
  type ActorKind,
  type Affiliation,
} from '../actors.ts'
import type { EdtfDate } from '../days.ts'
import type { PartyForm } from '../letter-form.ts'
import type { PartyRole } from '../letters.ts'
import {
  planAffiliationsOn,
  type PartyActors,
  type PlannedAffiliation,
  type PlannedAffiliations,
} from './plan-belonging.ts'
import { readOwnShortForm } from '../names/own-short-form.ts'
import { nameUnits } from './unit-chain.ts'
import { foldText } from '../text/words.ts'

export type PlannedParty = {
  role: PartyRole
  actorId: string | null
  capacity: string | null
  organisation: string | null
  unit: string | null
}
export type PlannedActor = { id: string; kind: ActorKind; name: string; aliases?: string[] }
export type PartyPlan =
  | {
      ok: true
      parties: PlannedParty[]
      actors: PlannedActor[]
      /** What is not known yet. */
      affiliations: PlannedAffiliation[]
      /** All that the letter proves, known or not. */
      proven: PlannedAffiliation[]
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
  const actors = planActors(
    (name) => [...findActorsByName(known, name), ...findActorsByName(recent, name)],
    newId,
  )
  const newAffiliations = planAffiliationsOn(dated, groupAffiliationsByMember(affiliations))
  const plannedParties: PlannedParty[] = []
  for (const [index, party] of parties.entries()) {
    const planned = planParty(party, actors, newAffiliations)
    if (!planned.ok) return { ok: false, index, reason: planned.reason }
    plannedParties.push(planned.party)
  }
  return {
    ok: true,
    parties: plannedParties,
    actors: actors.added,
    affiliations: newAffiliations.added,
    proven: newAffiliations.proven,
  }
}

type ActorChoice = { ok: true; id: string } | { ok: false; reason: string }
type PlannedActors = ReturnType<typeof planActors>

/** The actors of one letter by their names: those that are known, and those that it adds. */
function planActors(findKnown: (nameOrId: string) => readonly Actor[], newId: () => string) {
  const added: PlannedActor[] = []
  const findAdded = (words: string) =>
    added.filter(({ name, aliases = [] }) =>
      [name, ...aliases].some((one) => foldText(one) === foldText(words)),
    )
  const add = (kind: ActorKind, name: string, aliases: string[] = []): ActorChoice => {
    const id = newId()
    added.push({ id, kind, name, ...(aliases.length ? { aliases } : {}) })
    return { ok: true, id }
  }
  const findAll = (nameOrId: string) => [...findKnown(nameOrId), ...findAdded(nameOrId)]
  /** A name as it is written; of an actor that is meant by its id, what it is called. */
  const writeName = (nameOrId: string | null): string | null =>
    nameOrId && (findKnown(nameOrId).find(({ id }) => id === nameOrId)?.name ?? nameOrId)
  /** What a line says that its organisation is called, where nobody is called by all of it. */
  const readOwn = (line: string) => (findKnown(line).length ? null : readOwnShortForm(line))
  const choose = (
    nameOrId: string,
    found: readonly { id: string }[],
    kind: ActorKind,
  ): ActorChoice => {
    if (found.length > 1)
      return {
        ok: false,
        reason: describeAmbiguousName(
          nameOrId,
          found.map(({ id }) => id),
        ),
      }
    return found[0] ? { ok: true, id: found[0].id } : add(kind, nameOrId)
  }
  return {
    added,
    writeName,
    writeHouse: (nameOrId: string | null): string | null =>
      nameOrId && (readOwn(nameOrId)?.name ?? writeName(nameOrId)),
    findOrAddActor: (nameOrId: string, kind: ActorKind) => {
      const own = kind === 'organisation' ? readOwn(nameOrId) : null
      if (!own) return choose(nameOrId, findAll(nameOrId), kind)
      const found = findAll(own.name)
      return found.length
        ? choose(own.name, found, kind)
        : add(kind, own.name, findAll(own.short).length ? [] : [own.short])
    },
    /** Units are known by their names alone, also by all of a line that prints several. */
    findUnits: (line: string): ActorChoice[] | null => {
      const found = findKnown(line)
      return found.length ? [choose(line, found, 'unit')] : null
    },
    findOrAddUnits: (line: string): ActorChoice[] =>
      nameUnits(line).map((name) => {
        const known = findKnown(name)
        return choose(name, known.length ? known : findAdded(name).slice(0, 1), 'unit')
      }),
  }
}

/** Who one party is, with the affiliations that it proves; refused where a name may be several actors. */
function planParty(
  party: PartyForm,
  actors: PlannedActors,
  affiliations: PlannedAffiliations,
): { ok: true; party: PlannedParty } | { ok: false; reason: string } {
  const chosen = chooseActors(party, actors)
  if (!chosen.ok) return chosen
  const { personId, organisationId } = chosen
  affiliations.addChain(chosen, party.capacity)
  const { role, capacity } = party
  const [organisation, unit] = [actors.writeHouse(party.organisation), actors.writeName(party.unit)]
  const actorId = personId ?? (party.withheld ? null : organisationId)
  return { ok: true, party: { role, actorId, capacity, organisation, unit } }
}

type ChosenActors = { ok: true } & PartyActors

function chooseActors(
  party: PartyForm,
  actors: PlannedActors,
): ChosenActors | { ok: false; reason: string } {
  const kind = isLikelyOrganisation(party) ? 'organisation' : 'person'
  const person = party.name === null ? null : actors.findOrAddActor(party.name, kind)
  const organisation =
    party.organisation === null ? null : actors.findOrAddActor(party.organisation, 'organisation')
  const known = party.unit ? actors.findUnits(party.unit) : null
  // A new unit is added only where it is known within what.
  const units = known ?? (party.unit && organisation ? actors.findOrAddUnits(party.unit) : [])
  const refused = [person, organisation, ...units].find((choice) => choice?.ok === false)
  if (refused?.ok === false) return refused
  return {
    ok: true,
    personId: idOf(person),
    organisationId: idOf(organisation),
    unitIds: units.flatMap((unit) => idOf(unit) ?? []),
  }
}

const idOf = (choice: ActorChoice | null): string | null => (choice?.ok ? choice.id : null)

/** What to write where several actors bear a name. */
export function describeAmbiguousName(name: string, ids: readonly string[]): string {
  return (
    `${ids.length} actors are called “${name}”. Write the id of the one you mean (it stands ` +
    `in the address of the actor’s page): ${ids.join(' or ')}.`
  )
}

/** Words that stand in names of organisations; each is the source of a regular expression. */
const organisationWords = [
  'commission',
  'parliament',
  'council',
  'ministry',
  'department',
  'association',
  'foundation',
  'institute',
  'university',
  'union',
  'network',
  'alliance',
  'coalition',
  'agency',
  'authority',
  'office',
  'committee',
  'ltd',
  'inc',
  'gmbh',
  'plc',
  'llc',
  'corp',
  'e\\.v\\.',
]
const organisationPattern = new RegExp(`\\b(?:${organisationWords.join('|')})\\b`, 'iu')

/** A name written where a person's is expected that is plainly an organisation's. */
export function isLikelyOrganisation(
  party: Record<'name' | 'organisation' | 'capacity', string | null>,
): boolean {
  return !party.organisation && !party.capacity && organisationPattern.test(party.name ?? '')
}
