import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import { joinOfficeTerms, type OfficeTerm } from '#app/domain/office-terms.ts'
import { maskActorName, maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, affiliations } from '../schema/schema.ts'
import { isActorVisible, isAffiliationShown } from '../statements/visible-actors.ts'

/**
 * Who held an office, term by term, whoever began earliest first: at most `limit`, with how many there are. Letters
 * that name somebody as holding it outside any term that somebody said are told as letters.
 */
export async function listOfficeHolders(
  visible: VisibleScope,
  officeId: string,
  limit: number,
): Promise<{ terms: OfficeTerm[]; total: number }> {
  const said = await readTerms(visible, officeId)
  const named = await readNamed(visible, officeId)
  const terms = joinOfficeTerms([...said, ...named])
  return {
    terms: terms.slice(0, limit).map((term) => maskTerm(visible, term)),
    total: terms.length,
  }
}

const isSaid = sql`(affiliations.letter_id is null or affiliations.typed)`
const memberId = sql<string>`(select m.counts_as_id from actors m where m.id = ${affiliations.memberId})`

function isOfOffice(visible: VisibleScope, officeId: string, which: SQL): SQL | undefined {
  const offices = visible.db
    .select({ id: actors.id })
    .from(actors)
    .where(eq(actors.countsAsId, officeId))
  return and(
    inArray(affiliations.organisationId, offices),
    eq(actors.kind, 'person'),
    isAffiliationShown(visible),
    isActorVisible(visible),
    which,
  )
}

/** What somebody typed, or a file says. */
async function readTerms(visible: VisibleScope, officeId: string): Promise<OfficeTerm[]> {
  const { role, firstDay, lastDay, fromEdtf, toEdtf } = affiliations
  const rows = await visible.db
    .select({ id: actors.id, name: actors.name, role, firstDay, lastDay, fromEdtf, toEdtf })
    .from(affiliations)
    .innerJoin(actors, sql`${actors.id} = ${memberId}`)
    .where(isOfOffice(visible, officeId, isSaid))
  return rows.map((row) => ({ ...row, letters: null }))
}

/** What letters print for days that lie in none of these, each person once in a role. */
async function readNamed(visible: VisibleScope, officeId: string): Promise<OfficeTerm[]> {
  const isWithin = sql`exists (select 1 from affiliations t join actors h on h.id = t.member_id
    join actors o on o.id = t.organisation_id where h.counts_as_id = ${actors.id} and o.counts_as_id = ${officeId}
    and t.withdrawn_at is null and (t.letter_id is null or t.typed)
    and (t.letter_id is null or t.letter_id not in (${visible.closedLetters}))
    and lower(coalesce(t.role, '')) = lower(coalesce(${affiliations.role}, ''))
    and coalesce(t.first_day, '') <= ${affiliations.firstDay}
    and coalesce(t.last_day, '9999-12-31') >= ${affiliations.lastDay})`
  const rows = await visible.db
    .select({
      ...{ id: actors.id, name: actors.name, role: affiliations.role },
      firstDay: sql<Day | null>`min(${affiliations.firstDay})`,
      lastDay: sql<Day | null>`max(${affiliations.lastDay})`,
      letters: sql<number>`cast(count(distinct ${affiliations.letterId}) as integer)`,
    })
    .from(affiliations)
    .innerJoin(actors, sql`${actors.id} = ${memberId}`)
    .where(isOfOffice(visible, officeId, sql`not ${isSaid} and not ${isWithin}`))
    .groupBy(actors.id, actors.name, affiliations.role)
  return rows.map((row) => ({ ...row, fromEdtf: null, toEdtf: null }))
}

const maskTerm = ({ seesContactDetails }: VisibleScope, term: OfficeTerm): OfficeTerm =>
  seesContactDetails
    ? term
    : { ...term, name: maskActorName(term.name, term.id), role: maskWords(term.role) }
