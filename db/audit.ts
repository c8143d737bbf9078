import type { Statement, Transaction } from './dialect.ts'
import { newId } from './ids.ts'
import { audit } from './schema.ts'

/** Who does something, and through which door. */
export type Doer = { userId: string | null; via: 'screen' | 'command line' | 'api' | 'seed' }

export type AuditEntry = {
  deed: string
  thing: string
  thingId: string
  before?: unknown
  after?: unknown
}

/** The log's entry for a change; it belongs into the transaction of the change itself. */
export function noted(tx: Transaction, doer: Doer, at: string, entry: AuditEntry): Statement {
  return tx.insert(audit).values({
    id: newId(),
    at,
    userId: doer.userId,
    via: doer.via,
    deed: entry.deed,
    thing: entry.thing,
    thingId: entry.thingId,
    before: entry.before ?? null,
    after: entry.after ?? null,
  })
}
