import { and, eq } from 'drizzle-orm'
import { asRecord } from '#app/domain/history/history-entry.ts'
import { type Db, inList } from '../core/dialect.ts'
import { audit } from '../schema/schema.ts'

/** Who said what came with packages: people without an account here, whose names the log keeps. */
export async function readImportedNames(
  db: Db,
  thing: 'affiliation' | 'actor fact',
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({ id: audit.thingId, after: audit.after })
    .from(audit)
    .where(and(eq(audit.thing, thing), eq(audit.deed, 'added'), inList(db, audit.thingId, ids)))
  return new Map(
    rows.flatMap(({ id, after }) =>
      typeof asRecord(after).saidBy === 'string' ? [[id, asRecord(after).saidBy as string]] : [],
    ),
  )
}
