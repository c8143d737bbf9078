import type { Day } from '../days.ts'
import { computeConsensus } from '../stance.ts'
import type { SpeakerPosition } from './counted-positions.ts'
import { deriveStance, findFreshMean } from './derived-stance.ts'
import { findSide, type Side } from './sides.ts'

/** Where those stand who spoke for an organisation (rule 8), by what they said for it. */
export type MemberStances = {
  /** How many people and units spoke. */
  spoke: number
  /** How many of them stand on which side now. */
  supporting: number
  mixed: number
  opposing: number
  /** The consensus of their words now, 0 to 1; null where nobody has one. */
  cohesion: number | null
  /** Where half or more of those whose word is not stale stand on another side than the organisation's now. */
  mostMembers: { side: Side; count: number; of: number } | null
}

/**
 * The members behind an organisation's stance, from the positions that count for it. What it says in its own name is
 * no member's. `today` judges what is stale where `asOf` is another day.
 */
export function describeMembers(
  organisationId: string,
  positions: readonly SpeakerPosition[],
  asOf: Day,
  today: Day = asOf,
): MemberStances {
  const byMember = new Map<string, SpeakerPosition[]>()
  for (const position of positions)
    for (const id of position.speakerIds)
      if (id !== organisationId)
        byMember.set(id, [...(byMember.get(id) ?? []), { ...position, speakerIds: [id] }])
  const stances = [...byMember.values()]
    .map((own) => deriveStance(own, asOf, today))
    .filter(({ letters }) => letters.length > 0)
  const means = stances.flatMap((stance) => stance.now?.mean ?? [])
  const freshMeans = stances.flatMap((stance) => findFreshMean(stance.now) ?? [])
  const now = deriveStance(positions, asOf, today).now
  return {
    spoke: stances.length,
    supporting: countSide(means, 1),
    mixed: countSide(means, 0),
    opposing: countSide(means, -1),
    cohesion: computeConsensus(means),
    mostMembers: now && findContraryMost(freshMeans, findSide(now.mean)),
  }
}

function countSide(means: readonly number[], side: Side): number {
  return means.filter((mean) => findSide(mean) === side).length
}

/** The side other than the organisation's on which most members stand, if those are half or more. */
function findContraryMost(
  means: readonly number[],
  ofOrganisation: Side,
): MemberStances['mostMembers'] {
  const [most] = ([1, 0, -1] as const)
    .filter((side) => side !== ofOrganisation)
    .map((side) => ({ side, count: countSide(means, side), of: means.length }))
    .sort((a, b) => b.count - a.count)
  return most && most.count > 0 && most.count * 2 >= most.of ? most : null
}
