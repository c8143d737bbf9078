import { sql, type SQL } from 'drizzle-orm'
import { partyNameParts } from '#app/domain/party-names.ts'

/** Whether an organisation counts what its members say, unless somebody says otherwise: a party or group does not. */
export function countsByDefault(organisationId: string): SQL {
  const name = sql`' ' || o.name_key || ' '`
  const isParty = sql.join(
    partyNameParts.map((part) => sql`replace(${name}, ${part}, '') <> ${name}`),
    sql` or `,
  )
  return sql`(select o.kind = 'unit' or not (${isParty}) from actors o where o.id = ${organisationId})`
}

/** The same for what a letter proves of a member: as the newest row of the two counts, where there is one. */
export function countsAsBefore(memberId: string, organisationId: string): SQL {
  return sql`coalesce((select a.counts from affiliations a where a.member_id = ${memberId}
    and a.organisation_id = ${organisationId} order by a.id desc limit 1), ${countsByDefault(organisationId)})`
}
