import { eq } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { KnownActor } from '#app/domain/package/known-records.ts'
import type { Register, RegisterId } from '#app/domain/registers.ts'
import { readActorsForPlanning } from '../codebook/affiliations.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, registerIds } from '../schema/schema.ts'
import { isActorVisible } from '../statements/visible-actors.ts'

/** Everybody whom a package may name, with the notes and numbers of those whom the reader may know of. */
export async function readKnownActors(visible: VisibleScope): Promise<KnownActor[]> {
  const { db } = visible
  const notes = await db
    .select({ id: actors.id, note: actors.note, heldInTurn: actors.heldInTurn })
    .from(actors)
    .where(isActorVisible(visible))
  const notesById = new Map(notes.map(({ id, ...said }) => [id, said]))
  const numbers = groupRowsBy(
    'actorId',
    await db
      .select({
        actorId: registerIds.actorId,
        register: registerIds.register,
        number: registerIds.number,
        givenDay: registerIds.givenDay,
      })
      .from(registerIds)
      .innerJoin(actors, eq(actors.id, registerIds.actorId))
      .where(isActorVisible(visible)),
  )
  return (await readActorsForPlanning(visible)).actors.map((actor) => ({
    ...actor,
    note: notesById.get(actor.id)?.note ?? null,
    heldInTurn: notesById.get(actor.id)?.heldInTurn ?? false,
    registerIds: (numbers.get(actor.id) ?? []).map(toRegisterId),
  }))
}

export function toRegisterId(row: {
  register: string
  number: string
  givenDay: string
}): RegisterId {
  return { register: row.register as Register, number: row.number, givenDay: row.givenDay }
}
