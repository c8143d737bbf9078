import { asc, sql } from 'drizzle-orm'
import { originalSettings, type Settings } from '#app/domain/settings.ts'
import { atomically, type Db } from '../core/dialect.ts'
import { settings } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** How long settings are believed that another process may have changed meanwhile, in milliseconds. */
const keptMs = 5000

/** What administrators set for everybody, one row a setting; what nobody set is as the product has it. */
export function bindSettings(db: Db) {
  let kept: { settings: Settings; at: number } | null = null
  return {
    read: () => readSettings(db),
    /**
     * The same for what is asked with every request: at most five seconds old, and at once what this process itself
     * changed. `now` is in milliseconds, of any clock that only goes forward.
     */
    readRecent: async (now: number): Promise<Settings> => {
      if (!kept || now - kept.at >= keptMs) kept = { settings: await readSettings(db), at: now }
      return kept.settings
    },
    change: async (changed: Settings, performedBy: PerformedBy): Promise<void> => {
      await changeSettings(db, changed, performedBy)
      kept = null
    },
  }
}

async function readSettings(db: Db): Promise<Settings> {
  const rows = await db
    .select({ name: settings.name, value: settings.value })
    .from(settings)
    .orderBy(asc(settings.name))
  const stored = new Map(rows.map(({ name, value }) => [name, value === 'yes']))
  return {
    indexPublicLetters: stored.get('indexPublicLetters') ?? originalSettings.indexPublicLetters,
  }
}

/** Stores settings with one entry in the log; where nothing changes nothing is written. */
async function changeSettings(db: Db, changed: Settings, performedBy: PerformedBy): Promise<void> {
  const before = await readSettings(db)
  const names = (Object.keys(changed) as (keyof Settings)[]).filter(
    (name) => changed[name] !== before[name],
  )
  if (!names.length) return
  const at = new Date().toISOString()
  await atomically(db, (tx) => [
    tx
      .insert(settings)
      .values(
        names.map((name) => ({
          name,
          value: changed[name] ? 'yes' : 'no',
          changedAt: at,
          changedBy: performedBy.userId,
        })),
      )
      .onConflictDoUpdate({
        target: settings.name,
        set: {
          value: sql`excluded.value`,
          changedAt: sql`excluded.changed_at`,
          changedBy: sql`excluded.changed_by`,
        },
      }),
    auditEntry(tx, performedBy, at, {
      action: 'changed',
      subject: 'setting',
      subjectId: 'all',
      before,
      after: changed,
    }),
  ])
}
