import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import type { SpeakerPosition } from '#app/domain/method-v2/counted-positions.ts'

/** What speakers said, as it counts for an actor on encryption. */
export function asEvidence(
  actorId: string,
  positions: readonly SpeakerPosition[],
  more: Partial<AttributedPosition> = {},
): AttributedPosition[] {
  return positions.map((position, place) => ({
    ...position,
    id: `${actorId}-${place}`,
    actorId,
    topicId: 'encryption',
    edtf: position.lastDay,
    conditional: false,
    joint: false,
    belongingUncertain: false,
    recheck: false,
    storedAt: `${position.lastDay}T12:00:00.000Z`,
    ...more,
  }))
}

/** An actor of a group who said this, each letter in their own name unless it says otherwise. */
export function aMember(
  id: string,
  positions: readonly SpeakerPosition[],
  { asOf, today = asOf }: { asOf: string; today?: string },
  more: Partial<AttributedPosition> = {},
) {
  const evidence = asEvidence(
    id,
    positions.map((position) => ({ ...position, speakerIds: position.speakerIds })),
    more,
  )
  return { id, evidence, parts: getCachedStanceParts(evidence, { asOf, today }) }
}
