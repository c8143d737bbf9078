import type { Day } from '../days.ts'
import { findFreshMean } from '../method-v2/derived-stance.ts'
import { areOpposite, findSide, type Side } from '../method-v2/sides.ts'
import { groupCountedPositions } from '../method-v2/stance-days.ts'
import { listVoices, type GroupMember, type GroupSum } from '../strips/group-sums.ts'

/** On which side most voices of a group stand: `count` of the `of` that have a word that is not stale. */
export type GroupMajority = { side: Side; count: number; of: number }

/** A member of a group who stands on the side opposite to its majority, with the newest sentence that says so. */
export type Dissent = {
  actorId: string
  positionId: string
  /** Whether sums count the member by itself, and not within another voice. */
  isOwnVoice: boolean
}

/** The side of more than half of the voices with a word; null where no side has so many. */
export function findMajority({
  supporting,
  mixed,
  opposing,
}: Pick<GroupSum, 'supporting' | 'mixed' | 'opposing'>): GroupMajority | null {
  const of = supporting + mixed + opposing
  const sides: GroupMajority[] = [
    { side: 1, count: supporting, of },
    { side: 0, count: mixed, of },
    { side: -1, count: opposing, of },
  ]
  return sides.find(({ count }) => count * 2 > of) ?? null
}

/**
 * Who breaks rank as of a day, people of an organisation in the group too: the farthest from the majority first, then
 * in the order given. Nobody does where there is no majority or where it is mixed.
 */
export function listDissents(
  members: readonly GroupMember[],
  majority: GroupMajority | null,
  asOf: Day,
): Dissent[] {
  const contrary = majority
    ? members.flatMap((member) => {
        const mean = findFreshMean(member.parts.stance.now)
        return mean !== null && areOpposite(findSide(mean), majority.side) ? [{ member, mean }] : []
      })
    : []
  if (!contrary.length) return []
  const voiceIds = new Set(listVoices(members).map(({ id }) => id))
  return contrary
    .sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean))
    .map(({ member, mean }) => ({
      actorId: member.id,
      positionId: findNewestPosition(member, findSide(mean), asOf),
      isOwnVoice: voiceIds.has(member.id),
    }))
}

/** Of the letters of the newest day the last position on the side; a mean on a side has at least one. */
function findNewestPosition({ evidence }: GroupMember, side: Side, asOf: Day): string {
  const newest = groupCountedPositions(evidence, asOf).days.at(-1)!
  return newest.letters
    .flatMap(({ positions }) => positions)
    .findLast(({ level }) => level !== null && Math.sign(level) === side)!.id
}

/** Why voices are without a word: their last one is stale, they only evaded or withheld, or no letter is known. */
export function countUnknown(
  voices: readonly GroupMember[],
  asOf: Day,
): { stale: number; silent: number; unheard: number } {
  const reasons = { stale: 0, silent: 0, unheard: 0 }
  for (const { evidence, parts } of voices) {
    const { now } = parts.stance
    if (now) reasons.stale += Number(now.stale)
    else if (groupCountedPositions(evidence, asOf).counted.length) reasons.silent += 1
    else reasons.unheard += 1
  }
  return reasons
}
