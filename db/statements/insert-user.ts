import { normaliseEmail, type User } from '#app/domain/users.ts'
import type { Transaction } from '../core/dialect.ts'
import { users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from './audit-entry.ts'

/** A new account and its entry in the log; where the address has one already, the whole transaction is undone. */
export function insertUser(
  tx: Transaction,
  user: User,
  passwordHash: string | null,
  performedBy: PerformedBy,
  at: string,
) {
  const { id, email, name, role } = user
  return [
    {
      requireChange: tx
        .insert(users)
        .values({ ...user, emailKey: normaliseEmail(email), passwordHash, createdAt: at })
        .onConflictDoNothing(),
    },
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'user',
      subjectId: id,
      after: { email, name, role },
    }),
  ]
}
