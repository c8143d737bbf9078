import { eq, inArray } from 'drizzle-orm'
import type { Statement, Transaction } from '../core/dialect.ts'
import {
  codingPairs,
  letterOpenings,
  positions,
  secondCodings,
  secondPositions,
  selfCheckPassages,
} from '../schema/schema.ts'

/** Second codings go with their letter, with what was said of where they differed, and so do self-checks of it. */
export function eraseSecondCodings(tx: Transaction, letterId: string): Statement[] {
  const ownPositions = tx
    .select({ id: positions.id })
    .from(positions)
    .where(eq(positions.letterId, letterId))
  return [
    tx.delete(selfCheckPassages).where(inArray(selfCheckPassages.positionId, ownPositions)),
    tx.delete(codingPairs).where(eq(codingPairs.letterId, letterId)),
    tx.delete(secondPositions).where(eq(secondPositions.letterId, letterId)),
    tx.delete(secondCodings).where(eq(secondCodings.letterId, letterId)),
    tx.delete(letterOpenings).where(eq(letterOpenings.letterId, letterId)),
  ]
}
