import { sql } from 'drizzle-orm'

/**
 * What a change to `status` writes down of what the position was before: where it is withdrawn, the status that it has
 * again once it is restored, which of one that lost its place is what it was before that.
 */
export function withdrawnFromColumn(status: string): never {
  return (status === 'withdrawn' ? statusWithdrawnFrom : null) as never
}

const statusWithdrawnFrom = sql`case when positions.status = 'withdrawn' then positions.withdrawn_from else
  coalesce((select l.status from lost_places l where l.position_id = positions.id), positions.status) end`
