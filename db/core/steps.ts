import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Engine } from './dialect.ts'

/** One step from an older store to a newer: a file of `migrations/ENGINE`, named by its place in the order. */
export type MigrationStep = { name: string; sql: string; hash: string }

/** A step as a store remembers it. */
export type AppliedMigration = { name: string; hash: string }

export function readMigrationSteps(engine: Engine['name']): MigrationStep[] {
  const folder = findMigrationFolder(engine)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8')
      return {
        name: file.replace(/\.sql$/, ''),
        sql,
        hash: createHash('sha256').update(sql).digest('hex'),
      }
    })
}

export function splitStatements({ sql }: MigrationStep): string[] {
  return sql.split('--> statement-breakpoint').filter((statement) => statement.trim())
}

/**
 * The steps a store still needs, in order. Throws a sentence where it was made by a newer version or with another file.
 */
export function pendingSteps(
  steps: readonly MigrationStep[],
  rows: readonly AppliedMigration[],
): MigrationStep[] {
  const applied = new Map(rows.map(({ name, hash }) => [name, hash]))
  const unknown = [...applied.keys()].find((name) => !steps.some((step) => step.name === name))
  if (unknown)
    throw new Error(
      `This store was written by a newer version of Stanceline (it has “${unknown}”). Start ` +
        'that version, or restore a backup from before.',
    )
  const changed = steps.find(({ name, hash }) => applied.has(name) && applied.get(name) !== hash)
  if (changed)
    throw new Error(
      `The migration “${changed.name}” is not the one this store was made with. Reinstall ` +
        'Stanceline from its release.',
    )
  return steps.filter(({ name }) => !applied.has(name))
}

/** The migrations lie in `db/migrations` of the project, from the sources as from the build. */
function findMigrationFolder(engine: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, 'db/migrations', engine)
    if (existsSync(found)) return found
    if (folder === dirname(folder))
      throw new Error(
        `The folder db/migrations/${engine} is missing. Reinstall Stanceline from its release.`,
      )
  }
}
