import { eq } from 'drizzle-orm'
import type { Statement, Transaction } from '../core/dialect.ts'
import { codingPairs, letterOpenings, secondCodings, secondPositions } from '../schema/schema.ts'

/** Second codings go with their letter, and with them what was said of where they differed. */
export function eraseSecondCodings(tx: Transaction, letterId: string): Statement[] {
  return [
    tx.delete(codingPairs).where(eq(codingPairs.letterId, letterId)),
    tx.delete(secondPositions).where(eq(secondPositions.letterId, letterId)),
    tx.delete(secondCodings).where(eq(secondCodings.letterId, letterId)),
    tx.delete(letterOpenings).where(eq(letterOpenings.letterId, letterId)),
  ]
}
