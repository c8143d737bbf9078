import type Database from 'better-sqlite3'
import { continueIdsAfter } from '../core/ids.ts'
import { auditColumns } from '../core/recounted-paragraphs.ts'
import { doubtfulQuotes, mendQuote } from '../core/whole-quotes.ts'

type DoubtfulRow = {
  id: string
  exact: string
  prefix: string
  suffix: string
  start_at: number
  end_at: number
  text: string
}

/** Widens stored quotes that begin or end within a sign to the whole of it, and writes each change to the history. */
export function mendStoredQuotes(raw: Database.Database, at: string): void {
  const newest = raw.prepare('select max(id) from audit').pluck().get() as string | null
  if (newest) continueIdsAfter(newest)
  const change = raw.prepare(
    'update positions set exact = ?, prefix = ?, suffix = ?, start_at = ?, end_at = ? where id = ?',
  )
  const move = raw.prepare('update evidence set start_at = ?, end_at = ? where position_id = ?')
  const note = raw.prepare(
    `insert into audit (${auditColumns.join(', ')}) values (${auditColumns.map(() => '?').join(', ')})`,
  )
  for (const row of raw.prepare(doubtfulQuotes).all() as DoubtfulRow[]) {
    const { id, text, start_at: start, end_at: end, ...words } = row
    const mended = mendQuote({ id, text, quote: { ...words, start, end } }, at)
    if (!mended) continue
    const { exact, prefix, suffix, ...place } = mended.quote
    change.run(exact, prefix, suffix, place.start, place.end, id)
    move.run(place.start, place.end, id)
    note.run(...mended.audit)
  }
}
