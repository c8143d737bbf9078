import { atomically, type Db } from '../core/dialect.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { insertMadeActors, type ActorToMake } from '../statements/insert-made-actors.ts'

/** Stores an actor that somebody makes on a page, with its entry in the log. */
export async function addActor(db: Db, made: ActorToMake, performedBy: PerformedBy): Promise<void> {
  const at = new Date().toISOString()
  await atomically(db, (tx) => insertMadeActors(tx, [made], performedBy, at))
}
