import {
  findRepresentedActorIds,
  groupAffiliationsByMember,
  type SpeakerAffiliation,
  type MemberAffiliations,
} from '../actors.ts'
import { dayFromNumber, dayNumber, type Day } from '../days.ts'
import { findCountedDay, type SpeakerPosition } from './counted-positions.ts'

type HeldPosition = Omit<SpeakerPosition, 'speakerIds'> & { holderIds: readonly string[] }

/**
 * What counts for one actor (rule 8): what they hold themselves and, for an organisation, what its people and units
 * said while affiliated in a way that counts, on the letter's last possible day; units' people speak for the whole.
 * The order stays. `belongingUncertain` is said where the letter may also be of a day on which one of the speakers did
 * not belong. Merged actors must bear the id that remains.
 */
export function selectSpokenFor<P extends HeldPosition>(
  actorId: string,
  positions: readonly P[],
  affiliations: readonly SpeakerAffiliation[],
): (P & { speakerIds: string[]; belongingUncertain: boolean })[] {
  const byMember = groupAffiliationsByMember(affiliations.filter(({ counts }) => counts))
  return positions.flatMap((position) => {
    const countedDay = findCountedDay(position)
    const speakerIds = [...new Set(position.holderIds)].filter((id) =>
      findRepresentedActorIds(byMember, id, countedDay).has(actorId),
    )
    if (!speakerIds.length) return []
    const belongingUncertain = isBelongingUncertain(actorId, { ...position, speakerIds }, byMember)
    return [{ ...position, speakerIds, belongingUncertain }]
  })
}

/**
 * Whether a letter dated by an interval may also be of a day on which one of its speakers did not speak for the actor,
 * by the affiliations that count.
 */
export function isBelongingUncertain(
  actorId: string,
  position: Pick<SpeakerPosition, 'firstDay' | 'lastDay' | 'arrivedDay' | 'speakerIds'>,
  byMember: MemberAffiliations,
): boolean {
  const otherDays = findTurningDays(position, byMember)
  return position.speakerIds.some((id) =>
    otherDays.some((day) => !findRepresentedActorIds(byMember, id, day).has(actorId)),
  )
}

/**
 * The first day of a letter's interval, and each day before its last from which on an affiliation of its speakers, or
 * of what they belong to, holds or is over.
 */
function findTurningDays(
  position: Pick<SpeakerPosition, 'firstDay' | 'lastDay' | 'arrivedDay' | 'speakerIds'>,
  byMember: MemberAffiliations,
): Day[] {
  const [first, last] = [position.firstDay, findCountedDay(position)]
  if (first === last) return []
  const days = new Set([first])
  // Whoever is met on the way up is walked on from, and each once: affiliations may run in a circle.
  const memberIds = new Set(position.speakerIds)
  for (const memberId of memberIds)
    for (const { organisationId, firstDay, lastDay } of byMember.get(memberId) ?? []) {
      memberIds.add(organisationId)
      const over = lastDay && dayFromNumber(dayNumber(lastDay) + 1)
      for (const day of [firstDay, over]) if (day && first < day && day < last) days.add(day)
    }
  return [...days]
}
