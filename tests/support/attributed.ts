import type { SpeakerAffiliation } from '#app/domain/actors.ts'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { selectSpokenFor } from '#app/domain/method-v2/speakers.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { TestStore } from './store.ts'

/**
 * What counts for whom (method version 2, rule 8), read off plain lists: the same as the store makes with one
 * statement of SQL, which is measured by this. Letters arrived on the last day that they may be of.
 */
export function attributed(
  positions: readonly PositionWithLetter[],
  affiliations: readonly SpeakerAffiliation[] = [],
): AttributedPosition[] {
  const held = positions.map(heldPosition)
  const actorIds = new Set([
    ...held.flatMap(({ holderIds }) => holderIds),
    ...affiliations.map(({ organisationId }) => organisationId),
  ])
  return [...actorIds].flatMap((actorId) =>
    selectSpokenFor(actorId, held, affiliations).map(({ holderIds, ...position }) => ({
      ...position,
      actorId,
      speakerIds: [...position.speakerIds].sort(),
      joint: new Set(holderIds).size > 1,
    })),
  )
}

function heldPosition({
  id,
  topicId,
  letterId,
  holderIds,
  level,
  absence,
  conditional,
  reported,
  status,
  lastDay,
  quote: { start, end },
  recheck,
  coder,
  createdAt,
  letter: { dated },
}: PositionWithLetter) {
  return {
    id,
    topicId,
    letterId,
    holderIds,
    firstDay: dated.first,
    lastDay,
    arrivedDay: lastDay,
    edtf: dated.edtf,
    level,
    absence,
    conditional,
    reported,
    status,
    coder: coder?.id ?? '',
    start,
    end,
    recheck,
    storedAt: createdAt,
  }
}

/** All that counts for anybody, as the store reads it, in a fixed order; letters that nobody sees left out. */
export async function countedRows({ rows, evidence }: TestStore): Promise<AttributedPosition[]> {
  const pairs = await rows<{ actor: string; topic: string }>(
    'select distinct actor_id as actor, topic_id as topic from evidence',
  )
  const evidenceOf = await evidence.ofActors(pairs.map(({ actor }) => actor))
  return inOrder(
    pairs.flatMap(({ actor, topic }) =>
      // When a letter of a test arrived is the clock's to say.
      evidenceOf(actor, topic).map((row) => ({ ...row, arrivedDay: row.lastDay })),
    ),
  )
}

export function inOrder(rows: readonly AttributedPosition[]): AttributedPosition[] {
  return [...rows].sort((a, b) => (`${a.actorId} ${a.id}` < `${b.actorId} ${b.id}` ? -1 : 1))
}
