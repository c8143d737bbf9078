import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { PeopleTables } from './people.ts'
import type { PositionsTables } from './positions.ts'

/**
 * What was said, by somebody else than whoever coded them, of positions on topics of dossiers that ask for four eyes. A
 * position with a row that nobody approved counts nowhere, whatever becomes of the dossier.
 */
export function approvalsTables(
  { table, columns, check, index }: typeof sqlite,
  { users, positions }: Pick<PeopleTables, 'users'> & Pick<PositionsTables, 'positions'>,
) {
  const { id, words, moment } = columns
  const approvals = table(
    'approvals',
    {
      positionId: id('position_id')
        .primaryKey()
        .references(() => positions.id),
      /** Who last changed what the position says, which is what waits; null for a program of the owner's. */
      offeredBy: id('offered_by').references(() => users.id),
      offeredAt: moment('offered_at').notNull(),
      /** What it said when it counted last, as a hash: saying that again, it counts again. Null where it never did. */
      countedHash: words('counted_hash'),
      /** From when it counted first, where that was later than it was stored. */
      firstCountedAt: moment('first_counted_at'),
      sentBackBy: id('sent_back_by').references(() => users.id),
      sentBackAt: moment('sent_back_at'),
      reason: words('reason'),
      approvedBy: id('approved_by').references(() => users.id),
      approvedAt: moment('approved_at'),
    },
    (row) => [
      index('approvals_waiting')
        .on(row.offeredAt)
        .where(sql`${row.approvedAt} is null`),
      check(
        'approvals_sent_back',
        sql`(${row.sentBackAt} is null) = (${row.reason} is null) and (${row.approvedAt} is null or ${row.sentBackAt} is null)`,
      ),
    ],
  )
  return { approvals }
}
