import { eq } from 'drizzle-orm'
import type { Statement, Transaction } from '../core/dialect.ts'
import { modelAnswers, suggestionRefusals } from '../schema/schema.ts'

/** What was suggested for a letter goes with it: what people refused, and what a language model said of its words. */
export function eraseSuggestions(tx: Transaction, letterId: string): Statement[] {
  return [
    tx.delete(suggestionRefusals).where(eq(suggestionRefusals.letterId, letterId)),
    tx.delete(modelAnswers).where(eq(modelAnswers.letterId, letterId)),
  ]
}
