import type { Statement, Transaction } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { audit } from '../schema/schema.ts'

/** Who does something, and through which door. */
export type PerformedBy = { userId: string | null; via: 'screen' | 'command line' | 'api' | 'seed' }

export type AuditEntry = {
  action: string
  subject: string
  subjectId: string
  before?: unknown
  after?: unknown
}

/** The log's entry for a change; it belongs into the transaction of the change itself. */
export function auditEntry(
  tx: Transaction,
  performedBy: PerformedBy,
  at: string,
  entry: AuditEntry,
): Statement {
  return auditEntries(tx, performedBy, at, [entry])
}

/** The same for several changes at once; at least one. */
export function auditEntries(
  tx: Transaction,
  performedBy: PerformedBy,
  at: string,
  entries: readonly AuditEntry[],
): Statement {
  return tx.insert(audit).values(
    entries.map((entry) => ({
      id: newId(),
      at,
      userId: performedBy.userId,
      via: performedBy.via,
      deed: entry.action,
      thing: entry.subject,
      thingId: entry.subjectId,
      before: entry.before ?? null,
      after: entry.after ?? null,
    })),
  )
}
