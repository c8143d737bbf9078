import type { Actor, MemberAffiliations } from '../actors.ts'
import type { MatchReason } from './name-lookup.ts'

/** Somebody whom words on a letter may mean; `answer` is an actor's id or name, or another name of the same import. */
export type NameChoice = {
  answer: string
  name: string
  why: MatchReason | 'the same name and capacity' | 'the same capacity'
  roles: string[]
}

/**
 * Words on a letter that may mean somebody known. `alone`: whether they may also mean somebody new. `house`: within
 * what a unit stands, as it is printed.
 */
export type NameQuestion = {
  said: string
  key: string
  choices: NameChoice[]
  alone: boolean
  house?: string
}

/** Who is known, and where they belong. */
export type KnownNames = { byId: ReadonlyMap<string, Actor>; byMember: MemberAffiliations }

/** An actor as a choice, with up to three of its roles and how many more there are. */
export function makeNameChoice(
  { byId, byMember }: KnownNames,
  actorId: string,
  why: NameChoice['why'],
): NameChoice {
  const roles = (byMember.get(actorId) ?? []).map(({ role, organisationId }) =>
    [role, byId.get(organisationId)?.name].filter(Boolean).join(', '),
  )
  const own = [...new Set(roles)]
  return {
    answer: actorId,
    name: byId.get(actorId)?.name ?? actorId,
    why,
    roles: own.length > 3 ? [...own.slice(0, 3), `and ${own.length - 3} more`] : own,
  }
}

/** Of two ways to write a name one asks about the other, never both: the shorter one, or the later in the alphabet. */
export function isFullerName(name: string, otherName: string): boolean {
  return name.length === otherName.length ? name < otherName : name.length > otherName.length
}
