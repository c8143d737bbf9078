import type Database from 'better-sqlite3'
import type { StructureReport } from '../core/dialect.ts'

/**
 * Everything that SQLite can tell of a damaged file: pages, the order and completeness of every index, constraints, and
 * whether each search index holds the words that it should.
 */
export function checkStructure(raw: Database.Database): StructureReport {
  const faults = listFaults(() =>
    raw
      .prepare('pragma integrity_check(100)')
      .pluck()
      .all()
      .filter((line) => line !== 'ok'),
  )
  const searchIndexes = listFaults(() =>
    raw
      .prepare("select name from sqlite_master where sql like 'create virtual table%using fts5%'")
      .pluck()
      .all(),
  )
  return {
    checked: true,
    faults: [...faults, ...searchIndexes.flatMap((name) => checkSearchIndex(raw, name))],
  }
}

/** With the rank 1 FTS5 compares the index with the table that it is of, not only with itself. */
function checkSearchIndex(raw: Database.Database, name: string): string[] {
  return listFaults(() => {
    const quoted = `"${name.replaceAll('"', '""')}"`
    raw.prepare(`insert into ${quoted} (${quoted}, rank) values ('integrity-check', 1)`).run()
    return []
  }).map((fault) => `${name}: ${fault}`)
}

function listFaults(check: () => unknown[]): string[] {
  try {
    return check().map(String)
  } catch (error) {
    return [(error as Error).message]
  }
}
