import type { ActorForm } from '#app/domain/actors.ts'
import { registers } from '#app/domain/registers.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { registerIds } from '../schema/schema.ts'
import type { PerformedBy } from './audit-entry.ts'
import { insertActors } from './insert-actors.ts'

/**
 * An actor that somebody makes; `letterId` is the letter in which it was needed or that proves what is said of it, so
 * that it is as hidden as that one, and null where it was made by itself.
 */
export type ActorToMake = { id: string; form: ActorForm; letterId: string | null }

/** Actors that somebody makes, each with its entry in the log, before what names them is stored. */
export function insertMadeActors(
  tx: Transaction,
  made: readonly ActorToMake[],
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return made.flatMap(({ id, letterId, form }) => {
    const { name, kind, heldInTurn, aliases, note, numbers } = form
    const actor = { id, kind, heldInTurn, name, aliases, note, ...numbers }
    const givenDay = at.slice(0, 10)
    return [
      ...insertActors(tx, [actor], performedBy, at, letterId),
      ...registers.flatMap((register) => {
        const number = numbers[register]
        return number === null
          ? []
          : [tx.insert(registerIds).values({ actorId: id, register, number, givenDay })]
      }),
    ]
  })
}
