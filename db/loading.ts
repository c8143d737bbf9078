import { sql } from 'drizzle-orm'
import { insertActors, insertAffiliations, type NewActor, type NewAffiliation } from './actors.ts'
import type { Doer } from './audit.ts'
import { atomically, NothingChanged, type Db } from './dialect.ts'
import { insertLetter, type NewLetter } from './letter-storing.ts'
import { insertCodebook, type NewDossier, type NewTopic } from './topics.ts'

export type WholeDossier = Omit<NewDossier, 'topics'> & {
  id: string
  topics: readonly (NewTopic & { id: string })[]
  actors: readonly NewActor[]
  affiliations: readonly NewAffiliation[]
  letters: readonly NewLetter[]
}

/** Stores a dossier with everything in it where the store holds none; of several that try at once, one does. */
export async function loadFirst(
  db: Db,
  whole: WholeDossier,
  doer: Doer,
): Promise<{ loaded: boolean }> {
  const at = new Date().toISOString()
  const { id, name, procedure, summary } = whole
  const first = sql`insert into dossiers (id, name, procedure, summary, created_at) select ${id}, ${name}, ${procedure}, ${summary}, ${at} where not exists (select 1 from dossiers)`
  try {
    await atomically(db, (tx) => [
      { must: first },
      ...insertCodebook(tx, whole, doer, at),
      ...insertActors(tx, whole.actors, doer, at, null),
      ...insertAffiliations(tx, whole.affiliations, doer, at, null),
      ...whole.letters.flatMap((letter) => insertLetter(tx, letter, doer, at)),
    ])
    return { loaded: true }
  } catch (error) {
    if (error instanceof NothingChanged) return { loaded: false }
    throw error
  }
}
