import { groupRowsBy } from './collections.ts'
import type { Day } from './days.ts'
import { registers, type Register, type RegisterId } from './registers.ts'
import { foldText } from './text/words.ts'

/** A stakeholder (Popolo Person or Organization; a unit is an organisation within another). */
export type ActorKind = 'person' | 'organisation' | 'unit'
export const actorKinds = ['person', 'organisation', 'unit'] as const

/** The same where an office, which is a unit that persons hold in turn, is told apart. */
export const actorSorts = [...actorKinds, 'office'] as const
export type ActorSort = (typeof actorSorts)[number]

/** What sort of actor one is, in a word. */
export function describeActorSort({
  kind,
  heldInTurn,
}: {
  kind: ActorKind
  heldInTurn: boolean
}): ActorSort {
  return heldInTurn ? 'office' : kind
}

export type Actor = { id: string; kind: ActorKind; name: string; aliases: string[] }

/** What a person writes of an actor, with its number in each register; null where it has none. */
export type ActorForm = {
  name: string
  kind: ActorKind
  /** Whether it is an office, which persons hold in turn. */
  heldInTurn: boolean
  aliases: string[]
  note: string | null
  numbers: Record<Register, string | null>
}

/** All that was typed of an actor; `mergedNames` came with what was merged into it, and cannot be changed here. */
export type ActorRecord = Omit<ActorForm, 'numbers'> & {
  id: string
  revision: number
  /** Whether it was taken out of what is offered. */
  withdrawn: boolean
  registerIds: RegisterId[]
  mergedNames: string[]
}

/**
 * What rests on an actor: letters that name it or quote it, those who belong or belonged to it, those who continue as
 * it, and merges with others.
 */
export type ActorCounts = { letters: number; members: number; predecessors: number; merges: number }

/** A record as its form holds it. */
export function toActorForm(record: ActorRecord): ActorForm {
  const { name, kind, heldInTurn, aliases, note, registerIds } = record
  const numbers = Object.fromEntries(
    registers.map((each) => [
      each,
      registerIds.find(({ register }) => register === each)?.number ?? null,
    ]),
  ) as ActorForm['numbers']
  return { name, kind, heldInTurn, aliases, note, numbers }
}

/**
 * Who belonged to which organisation, in which role, from when to when; null where an end is not
 * known (Popolo Membership).
 */
export type Affiliation = {
  id: string
  memberId: string
  organisationId: string
  role: string | null
  firstDay: Day | null
  lastDay: Day | null
}

/**
 * An affiliation, and whether its member speaks for the organisation: an official does, a member of a party does
 * not.
 */
export type SpeakerAffiliation = Affiliation & { counts: boolean }

/** The actors a name, an alias or an id stands for; several when the name is shared. Case and accents do not count. */
export function findActorsByName(actors: readonly Actor[], nameOrId: string): Actor[] {
  const { byId, byName } = getActorIndex(actors)
  const actorById = byId.get(nameOrId)
  return actorById ? [actorById] : (byName.get(foldText(nameOrId)) ?? [])
}

type ActorIndex = { byId: Map<string, Actor>; byName: Map<string, Actor[]> }
const actorIndexCache = new WeakMap<readonly Actor[], ActorIndex>()

/** A list of actors is laid out by name once: an import asks it for thousands of names. */
function getActorIndex(actors: readonly Actor[]): ActorIndex {
  const cached = actorIndexCache.get(actors)
  if (cached) return cached
  const index: ActorIndex = { byId: new Map(), byName: new Map() }
  for (const actor of actors) {
    index.byId.set(actor.id, actor)
    for (const key of new Set([actor.name, ...actor.aliases].map(foldText)))
      index.byName.set(key, [...(index.byName.get(key) ?? []), actor])
  }
  actorIndexCache.set(actors, index)
  return index
}

/** Sorts names as a person expects, in any script; the same name is kept in the order of ids. */
export function sortByName<A extends { id: string; name: string }>(actors: readonly A[]): A[] {
  const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
  return [...actors].sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
}

/**
 * `J. Boratyński`, `U. von der Leyen`: a person's name where room is short, with as many letters of the first name as
 * asked for. Organisations keep theirs, and so does what stands in brackets behind a name.
 */
export function abbreviateName(actor: Pick<Actor, 'kind' | 'name'>, letters = 1): string {
  const [, name = actor.name, brackets = ''] = /^(.*?)( \([^()]*\))?$/s.exec(actor.name) ?? []
  const words = name.split(/\s+/)
  if (actor.kind !== 'person' || words.length < 2) return actor.name
  const particle = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(word))
  const family = particle > 0 ? words.slice(particle) : words.slice(-1)
  const first = [...words[0]!]
  const given = first.length > letters ? `${first.slice(0, letters).join('')}.` : words[0]!
  return `${given} ${family.join(' ')}${brackets}`
}

/** `AK`: the letters of a name in its badge. */
export function formatInitials(name: string): string {
  const words = name.split(/[\s@.]+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '')
    .join('')
}

export type MemberAffiliations = ReadonlyMap<string, readonly Affiliation[]>

export function groupAffiliationsByMember(
  affiliations: readonly Affiliation[],
): MemberAffiliations {
  return groupRowsBy('memberId', affiliations)
}

/** The affiliations of a member that hold on a day. */
export function findAffiliationsOn(
  affiliations: MemberAffiliations,
  memberId: string,
  day: Day,
): Affiliation[] {
  return (affiliations.get(memberId) ?? []).filter(
    (row) => (row.firstDay ?? '') <= day && day <= (row.lastDay ?? '9999-12-31'),
  )
}

/**
 * Everybody for whom a holder speaks on a day: themselves, the organisations and units they belong to on that day,
 * and these units' parents (method version 1, rule 7). Loops in the data end where they began.
 */
export function findRepresentedActorIds(
  affiliations: MemberAffiliations,
  holderId: string,
  day: Day,
): Set<string> {
  const representedIds = new Set([holderId])
  for (const id of representedIds)
    for (const row of findAffiliationsOn(affiliations, id, day))
      representedIds.add(row.organisationId)
  return representedIds
}

/**
 * The roles and organisations of a member on a day, nearest first: `Head of Unit`, then unit,
 * department, organisation.
 */
export function findRoleAndOrganisationsOn(
  affiliations: MemberAffiliations,
  namesById: ReadonlyMap<string, string>,
  memberId: string,
  day: Day,
): { role: string | null; organisations: string[] } {
  const [first] = findAffiliationsOn(affiliations, memberId, day)
  const organisations: string[] = []
  for (const id of findRepresentedActorIds(affiliations, memberId, day))
    if (id !== memberId) organisations.push(namesById.get(id) ?? '')
  return { role: first?.role ?? null, organisations: organisations.filter(Boolean) }
}

/** `European Commission · Home Affairs`: the farthest house and the nearest. */
export function formatOrganisationPath({
  organisations,
}: {
  organisations: readonly string[]
}): string {
  const [nearest, farthest] = [organisations[0], organisations.at(-1)]
  return [...new Set([farthest, nearest])].filter(Boolean).join(' · ')
}
