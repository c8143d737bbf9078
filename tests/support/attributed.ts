import { affiliationsByMember, speaksFor, type Affiliation } from '#app/domain/actors.ts'
import type { Counting } from '#app/domain/evidence.ts'
import type { Stated } from '#app/domain/positions.ts'

/**
 * What counts for whom (method version 1, rule 7), read off plain lists: the same as the store makes with one
 * statement of SQL, which is measured by this.
 */
export function attributed(positions: readonly Stated[], affiliations: readonly Affiliation[] = []): Counting[] {
  const byMember = affiliationsByMember(affiliations)
  return positions.flatMap((position) => {
    const actors = new Set(position.holderIds.flatMap((holder) => [...speaksFor(byMember, holder, position.lastDay)]))
    return [...actors].map((actorId) => countingFor(actorId, position))
  })
}

function countingFor(actorId: string, position: Stated): Counting {
  const { id, topicId, letterId, level, absence, conditional, reported, status, lastDay, letter: { dated } } = position
  return { actorId, topicId, id, letterId, firstDay: dated.first, lastDay, edtf: dated.edtf, level, absence, conditional, reported, status }
}
