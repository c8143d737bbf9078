import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Affiliation } from '#app/domain/actors.ts'
import { type Db, inList } from '../core/dialect.ts'
import { lettersClosedToSomebody } from '../core/visible-scope.ts'
import { actors, affiliations } from '../schema/schema.ts'
import { canonicalActorId } from '../statements/canonical-actor.ts'

/**
 * The affiliations that count, of some members and of all that they belong to: with the letter that proves each, and
 * whether that letter is closed to somebody, so that it proves it for itself alone.
 */
export async function readSpeakerAffiliations(
  db: Db,
  memberIds: readonly string[],
): Promise<(Affiliation & { letterId: string | null; closed: boolean })[]> {
  if (!memberIds.length) return []
  const above = sql`(with recursive above (id) as (
      select ${actors.countsAsId} from ${actors} where ${inList(db, actors.id, memberIds)}
      union select o.counts_as_id from above join actors m on m.counts_as_id = above.id
      join affiliations a on a.member_id = m.id and a.counts and a.withdrawn_at is null
      join actors o on o.id = a.organisation_id
    ) select m.id from above join actors m on m.counts_as_id = above.id)`
  const rows = await db
    .select({
      id: affiliations.id,
      memberId: canonicalActorId(affiliations.memberId),
      organisationId: canonicalActorId(affiliations.organisationId),
      role: affiliations.role,
      firstDay: affiliations.firstDay,
      lastDay: affiliations.lastDay,
      letterId: affiliations.letterId,
      closed: sql<unknown>`${affiliations.letterId} is not null
        and ${affiliations.letterId} in (${lettersClosedToSomebody})`,
    })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.counts, true),
        isNull(affiliations.withdrawnAt),
        inArray(affiliations.memberId, above),
      ),
    )
    .orderBy(asc(affiliations.id))
  return rows.map(({ closed, ...row }) => ({ ...row, closed: Boolean(closed) }))
}
