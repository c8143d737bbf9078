import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actorFacts, actors, affiliations } from '../schema/schema.ts'

/**
 * Whether something that the reader sees names an actor, or one that was merged into it: a letter, a position in one,
 * an affiliation, or the codebook.
 */
export function isActorVisible({ closedLetters }: VisibleScope): SQL {
  return sql`(${actors.letterId} is null or ${actors.letterId} not in (${closedLetters}) or exists (select 1
    from actors g where (g.counts_as_id = ${actors.id} or g.id = ${actors.id}) and (g.letter_id is null
    or g.letter_id not in (${closedLetters})
    or exists (select 1 from parties p where p.actor_id = g.id and p.letter_id not in (${closedLetters}))
    or exists (select 1 from position_holders h join positions p on p.id = h.position_id where h.actor_id = g.id
    and p.letter_id not in (${closedLetters}))
    or exists (select 1 from affiliations a where (a.member_id = g.id or a.organisation_id = g.id)
    and a.withdrawn_at is null and (a.letter_id is null or a.letter_id not in (${closedLetters}))))))`
}

/** Whether the reader sees the letter that an affiliation stands in; undefined where they see all. */
export function isAffiliationVisible(visible: VisibleScope): SQL | undefined {
  return or(isNull(affiliations.letterId), visible.isVisible(affiliations.letterId))
}

/** The same of an affiliation that holds: that nobody took out. */
export function isAffiliationShown(visible: VisibleScope): SQL | undefined {
  return and(isNull(affiliations.withdrawnAt), isAffiliationVisible(visible))
}

/** Whether the reader sees the letter that proves a row, and whoever it names as successor. */
export function isFactVisible(visible: VisibleScope): SQL | undefined {
  return and(
    or(isNull(actorFacts.letterId), visible.isVisible(actorFacts.letterId)),
    or(
      isNull(actorFacts.successorId),
      sql`exists (select 1 from ${actors} where ${and(
        eq(actors.id, actorFacts.successorId),
        isActorVisible(visible),
      )})`,
    ),
  )
}
