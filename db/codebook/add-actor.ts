import { eq } from 'drizzle-orm'
import type { ActorForm } from '#app/domain/actors.ts'
import { registers } from '#app/domain/registers.ts'
import { atomically, type Db } from '../core/dialect.ts'
import { actors, registerIds } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { insertActors } from '../statements/insert-actors.ts'

/**
 * Stores an actor that somebody makes on a page, with its entry in the log; `letterId` is the letter in which it was
 * needed, so that it is as hidden as that one, and null where it was made by itself.
 */
export async function addActor(
  db: Db,
  id: string,
  { name, kind, heldInTurn, aliases, note, numbers }: ActorForm,
  letterId: string | null,
  performedBy: PerformedBy,
): Promise<void> {
  const at = new Date().toISOString()
  await atomically(db, (tx) => [
    ...insertActors(tx, [{ id, kind, name, aliases }], performedBy, at, letterId),
    tx.update(actors).set({ heldInTurn, note }).where(eq(actors.id, id)),
    ...registers.flatMap((register) => {
      const number = numbers[register]
      const givenDay = at.slice(0, 10)
      return number === null
        ? []
        : [tx.insert(registerIds).values({ actorId: id, register, number, givenDay })]
    }),
  ])
}
