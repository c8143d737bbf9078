import { eq } from 'drizzle-orm'
import { makeErasedName } from '#app/domain/erasures.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { actors, aliases, registerIds } from '../schema/schema.ts'

/** What an actor is called, in every name they have, and what else tells who they are. */
export function eraseActorNames(
  tx: Transaction,
  { id, kind }: { id: string; kind: string },
): Statement[] {
  const name = makeErasedName(kind, id)
  return [
    tx
      .update(actors)
      .set({ name, nameKey: foldText(name), note: null })
      .where(eq(actors.id, id)),
    tx.delete(aliases).where(eq(aliases.actorId, id)),
    tx.delete(registerIds).where(eq(registerIds.actorId, id)),
  ]
}
