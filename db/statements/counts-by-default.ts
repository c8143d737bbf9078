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
