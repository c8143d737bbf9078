import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { noted, type Doer } from './audit.ts'
import type { Demand, Statement, Transaction } from './dialect.ts'
import { evidenceAnew } from './evidence.ts'
import { letters } from './schema.ts'

/** Withdraws a letter: it stays stored with all that is coded in it, and is hidden from everybody. */
export function withdrawn(
  tx: Transaction,
  letterId: string,
  doer: Doer,
  at: string,
): (Statement | Demand)[] {
  return [
    {
      must: tx
        .update(letters)
        .set({ withdrawnAt: at, withdrawnBy: doer.userId })
        .where(and(eq(letters.id, letterId), isNull(letters.withdrawnAt))),
    },
    ...counted(tx, letterId),
    noted(tx, doer, at, {
      deed: 'withdrew',
      thing: 'letter',
      thingId: letterId,
      after: { withdrawnAt: at },
    }),
  ]
}

/** Gives a withdrawn letter back as it was. */
export function restored(
  tx: Transaction,
  letterId: string,
  doer: Doer,
  at: string,
): (Statement | Demand)[] {
  return [
    {
      must: tx
        .update(letters)
        .set({ withdrawnAt: null, withdrawnBy: null })
        .where(and(eq(letters.id, letterId), isNotNull(letters.withdrawnAt))),
    },
    ...counted(tx, letterId),
    noted(tx, doer, at, {
      deed: 'restored',
      thing: 'letter',
      thingId: letterId,
      after: { withdrawnAt: null },
    }),
  ]
}

/** What its affiliations count for changes, and with the versions of its own evidence what was reckoned from it. */
function counted(tx: Transaction, letterId: string): Statement[] {
  return [...evidenceAnew(tx, { provenBy: letterId }), ...evidenceAnew(tx, { letterId })]
}
