import type { StructureReport } from '../core/dialect.ts'
import type { RunQuery } from './connection.ts'

/**
 * What the extension amcheck finds in the tables and B-tree indexes of the store; where it is not installed, or not for
 * this user, nothing is checked.
 */
export async function checkStructure(ask: RunQuery): Promise<StructureReport> {
  const installed = await ask({
    text: "select 1 from pg_extension where extname = 'amcheck'",
    params: [],
  })
  if (!installed.rows.length) return { checked: false, faults: [] }
  const faults: string[] = []
  try {
    const tables = await ask({
      text: `select c.relname, v.msg from pg_class c, lateral verify_heapam(c.oid) v
        where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace limit 100`,
      params: [],
    })
    faults.push(...tables.rows.map(([table, message]) => `${String(table)}: ${String(message)}`))
    const indexes = await ask({
      text: `select c.oid::text, c.relname from pg_class c join pg_am a on a.oid = c.relam
        where c.relkind = 'i' and a.amname = 'btree' and c.relnamespace = current_schema()::regnamespace`,
      params: [],
    })
    for (const [oid, name] of indexes.rows) faults.push(...(await checkIndex(ask, oid, name)))
    return { checked: true, faults }
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return { checked: false, faults }
    throw error
  }
}

/** Whether every row of its table stands in an index, at its place. */
async function checkIndex(ask: RunQuery, oid: unknown, name: unknown): Promise<string[]> {
  try {
    await ask({ text: 'select bt_index_check($1::text::oid::regclass, true)', params: [oid] })
    return []
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string }
    if (!code.startsWith('XX')) throw error
    return [`${String(name)}: ${message}`]
  }
}
