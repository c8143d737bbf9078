import { sql } from 'drizzle-orm'
import { atomically, type Db, NothingChanged } from '../core/dialect.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import {
  insertActors,
  insertAffiliations,
  type NewActor,
  type NewAffiliation,
} from '../statements/insert-actors.ts'
import { insertCodebook, type NewDossier, type NewTopic } from '../statements/insert-codebook.ts'
import { insertLetter, type NewLetter } from '../statements/insert-letter.ts'

export type CompleteDossier = Omit<NewDossier, 'topics'> & {
  id: string
  slug: string
  isExample: boolean
  topics: readonly (NewTopic & { id: string })[]
  actors: readonly NewActor[]
  affiliations: readonly NewAffiliation[]
  letters: readonly NewLetter[]
}

/** Stores a dossier with everything in it where the store holds none; of several that try at once, one does. */
export async function loadFirstDossier(
  db: Db,
  dossier: CompleteDossier,
  performedBy: PerformedBy,
): Promise<{ loaded: boolean }> {
  const at = new Date().toISOString()
  const { id, name, procedure, summary, slug, isExample } = dossier
  const first = sql`insert into dossiers (id, name, procedure, summary, created_at, slug, example, audience, revision)
    select ${id}, ${name}, ${procedure}, ${summary}, ${at}, ${slug}, ${sql.raw(String(isExample))}, 'everyone', 1 where not exists (select 1 from dossiers)`
  try {
    await atomically(db, (tx) => [
      { requireChange: first },
      ...insertCodebook(tx, dossier, performedBy, at),
      ...insertActors(tx, dossier.actors, performedBy, at, null),
      ...insertAffiliations(tx, dossier.affiliations, performedBy, at, null),
      ...dossier.letters.flatMap((letter) => insertLetter(tx, letter, performedBy, at)),
    ])
    await refreshSearch(db)
    return { loaded: true }
  } catch (error) {
    if (error instanceof NothingChanged) return { loaded: false }
    throw error
  }
}
