import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sha256 } from '#db/core/ids.ts'

/** A folder of one test. `using` removes it. */
export function aFolder() {
  const path = mkdtempSync(join(tmpdir(), 'stanceline-test-'))
  return {
    path,
    at: (name: string) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** A store's file as another program sees it. */
export function looking<T>(file: string, look: (raw: Database.Database) => T): T {
  const raw = new Database(file)
  try {
    return look(raw)
  } finally {
    raw.close()
  }
}

/** Every row of every table, as text, by table and in the order of its contents: what two equal stores share. */
export function everything(file: string): Record<string, string[]> {
  return looking(file, (raw) => {
    const tables = raw
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'letter_search_index%' order by name",
      )
      .pluck()
      .all() as string[]
    return Object.fromEntries(
      tables.map((table) => [
        table,
        raw
          .prepare(`select * from "${table}"`)
          .all()
          .map((row) =>
            JSON.stringify(
              Object.values(row as object).map((value: unknown) =>
                value instanceof Uint8Array ? sha256(value) : value,
              ),
            ),
          )
          .sort(),
      ]),
    )
  })
}
