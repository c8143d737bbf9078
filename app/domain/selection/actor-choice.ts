import { formatActorRule, type ActorRule } from './actor-rules.ts'

/** As many actors as an address names by their ids. */
export const mostActorsById = 40
/** As many as are named by their ids while one chooses. */
export const mostActorsChosen = 200

/** What was chosen: all who fulfil the rules, all of each group that was ticked, and others one by one. */
export type ActorChoice = { rules: ActorRule[]; groups: ActorRule[]; ids: string[] }

/** Whom a choice comes to, by their ids: by its rules, by each of its groups, and all together. */
export type ChoiceActors = { ruled: string[]; grouped: string[][]; all: string[] }

/**
 * The words of an address that show those who were chosen: a rule where it was made, at most 40 by their ids, more as
 * the group that gives them where one alone was ticked. Null where no address can name them.
 */
export function writeActorChoice(
  { rules, groups, ids }: ActorChoice,
  { ruled, grouped, all }: ChoiceActors,
): { who: string[]; actor: string[] } | null {
  const leaveOut = (some: readonly string[], others: readonly string[]) => {
    const left = new Set(others)
    return some.filter((id) => !left.has(id))
  }
  const loose = leaveOut(all, ruled)
  if (loose.length <= mostActorsById) return { who: rules.map(formatActorRule), actor: loose }
  const [group, ...otherGroups] = groups
  if (!group || otherGroups.length || rules.length) return null
  const beside = leaveOut(ids, grouped[0] ?? [])
  return beside.length <= mostActorsById ? { who: [formatActorRule(group)], actor: beside } : null
}
