import type { Day } from '../days.ts'
import { computeConsensus } from '../stance.ts'
import type { SpeakerPosition } from './counted-positions.ts'
import { deriveNow, findFreshMean } from './derived-stance.ts'
import { findSide, type Side } from './sides.ts'
import { groupCountedPositions } from './stance-days.ts'

/** Where those stand who spoke for an organisation (rule 8), by what they said for it. */
export type MemberStances = {
  /** How many people and units spoke. */
  spoke: number
  /** How many of them stand on which side now. */
  supporting: number
  mixed: number
  opposing: number
  /** Their words now, on the scale -2 to 2, in the order in which they first spoke. */
  means: number[]
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
  const speakerIds = groupCountedPositions(positions, asOf).counted.flatMap((row) => row.speakerIds)
  const memberIds = new Set(speakerIds.filter((id) => id !== organisationId))
  const byMember = groupByMember(positions)
  const words = [...memberIds].flatMap((id) => deriveNow(byMember.get(id)!, asOf, today) ?? [])
  const means = words.map(({ mean }) => mean)
  const freshMeans = words.flatMap((word) => findFreshMean(word) ?? [])
  const now = deriveNow(positions, asOf, today)
  return {
    spoke: memberIds.size,
    supporting: countSide(means, 1),
    mixed: countSide(means, 0),
    opposing: countSide(means, -1),
    means,
    cohesion: computeConsensus(means),
    mostMembers: now && findContraryMost(freshMeans, findSide(now.mean)),
  }
}

/** What each of them said, as their own words: a jointly held position stands with everybody who holds it. */
function groupByMember(positions: readonly SpeakerPosition[]): Map<string, SpeakerPosition[]> {
  const byMember = new Map<string, SpeakerPosition[]>()
  for (const position of positions)
    for (const id of position.speakerIds) {
      const own = byMember.get(id) ?? []
      own.push(position.speakerIds.length === 1 ? position : { ...position, speakerIds: [id] })
      byMember.set(id, own)
    }
  return byMember
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
