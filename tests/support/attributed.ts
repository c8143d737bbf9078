import {
  groupAffiliationsByMember,
  findRepresentedActorIds,
  type Affiliation,
} from '#app/domain/actors.ts'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { TestStore } from './store.ts'

/**
 * What counts for whom (method version 1, rule 7), read off plain lists: the same as the store makes with one
 * statement of SQL, which is measured by this.
 */
export function attributed(
  positions: readonly PositionWithLetter[],
  affiliations: readonly Affiliation[] = [],
): AttributedPosition[] {
  const byMember = groupAffiliationsByMember(affiliations)
  return positions.flatMap((position) => {
    const actors = new Set(
      position.holderIds.flatMap((holder) => [
        ...findRepresentedActorIds(byMember, holder, position.lastDay),
      ]),
    )
    return [...actors].map((actorId) => countingFor(actorId, position))
  })
}

function countingFor(actorId: string, position: PositionWithLetter): AttributedPosition {
  const {
    id,
    topicId,
    letterId,
    level,
    absence,
    conditional,
    reported,
    status,
    lastDay,
    letter: { dated },
  } = position
  return {
    actorId,
    topicId,
    id,
    letterId,
    firstDay: dated.first,
    lastDay,
    edtf: dated.edtf,
    level,
    absence,
    conditional,
    reported,
    status,
  }
}

/** All rows of evidence as the domain calls them, in a fixed order. */
export async function countedRows({ rows }: TestStore): Promise<AttributedPosition[]> {
  const all = await rows<AttributedPosition>(
    'select actor_id as "actorId", topic_id as "topicId", position_id as id, letter_id as "letterId", first_day as "firstDay", last_day as "lastDay", edtf, level, absence, conditional, reported from evidence',
  )
  return inOrder(
    all.map((row) => ({
      ...row,
      conditional: Boolean(row.conditional),
      reported: Boolean(row.reported),
      status: 'approved',
    })),
  )
}

export function inOrder(rows: readonly AttributedPosition[]): AttributedPosition[] {
  return [...rows].sort((a, b) => (`${a.actorId} ${a.id}` < `${b.actorId} ${b.id}` ? -1 : 1))
}
