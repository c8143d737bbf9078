import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import { maskActorName, maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, affiliations } from '../schema/schema.ts'
import { isActorVisible, isAffiliationShown } from '../statements/visible-actors.ts'

/** A person who has an office, from the first day that is known of to the last. */
export type OfficeTerm = {
  id: string
  name: string
  role: string | null
  firstDay: Day | null
  lastDay: Day | null
}

/** The persons who belong to an office, each once in a role, whoever began earliest first; at most `limit`. */
export async function listOfficeHolders(
  visible: VisibleScope,
  officeId: string,
  limit: number,
): Promise<OfficeTerm[]> {
  const { db, seesContactDetails } = visible
  const offices = db.select({ id: actors.id }).from(actors).where(eq(actors.countsAsId, officeId))
  // An end that is open is not known, and then neither is the end of the whole.
  const firstDay = sql<Day | null>`case when count(${affiliations.firstDay}) < count(*) then null
    else min(${affiliations.firstDay}) end`
  const lastDay = sql<Day | null>`case when count(${affiliations.lastDay}) < count(*) then null
    else max(${affiliations.lastDay}) end`
  const memberId = sql<string>`(select m.counts_as_id from actors m where m.id = ${affiliations.memberId})`
  const rows = await db
    .select({ id: actors.id, name: actors.name, role: affiliations.role, firstDay, lastDay })
    .from(affiliations)
    .innerJoin(actors, sql`${actors.id} = ${memberId}`)
    .where(
      and(
        inArray(affiliations.organisationId, offices),
        eq(actors.kind, 'person'),
        isAffiliationShown(visible),
        isActorVisible(visible),
      ),
    )
    .groupBy(actors.id, actors.name, affiliations.role)
    .orderBy(asc(sql`coalesce(min(${affiliations.firstDay}), '')`), asc(actors.id))
    .limit(limit)
  return seesContactDetails
    ? rows
    : rows.map((row) => ({
        ...row,
        name: maskActorName(row.name, row.id),
        role: maskWords(row.role),
      }))
}
