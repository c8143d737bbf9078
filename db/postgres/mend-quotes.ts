import { continueIdsAfter } from '../core/ids.ts'
import { auditColumns } from '../core/recounted-paragraphs.ts'
import { doubtfulQuotes, mendQuote } from '../core/whole-quotes.ts'
import type { RunQuery } from './connection.ts'

/** Widens stored quotes that begin or end within a sign to the whole of it, and writes each change to the history. */
export async function mendStoredQuotes(ask: RunQuery, at: string): Promise<void> {
  const rowsOf = async (text: string, params: unknown[] = []) => (await ask({ text, params })).rows
  const [[newest] = []] = await rowsOf('select max(id) from audit')
  if (newest) continueIdsAfter(newest as string)
  const places = auditColumns.map((_, index) => `$${index + 1}`)
  for (const row of await rowsOf(doubtfulQuotes)) {
    const [id, exact, prefix, suffix] = row as string[] as [string, string, string, string]
    const [start, end, text] = row.slice(4) as [number, number, string]
    const mended = mendQuote({ id, text, quote: { exact, prefix, suffix, start, end } }, at)
    if (!mended) continue
    const { quote } = mended
    await rowsOf(
      'update positions set exact = $1, prefix = $2, suffix = $3, start_at = $4, end_at = $5 where id = $6',
      [quote.exact, quote.prefix, quote.suffix, quote.start, quote.end, id],
    )
    await rowsOf('update evidence set start_at = $1, end_at = $2 where position_id = $3', [
      quote.start,
      quote.end,
      id,
    ])
    await rowsOf(
      `insert into audit (${auditColumns.join(', ')}) values (${places.join(', ')})`,
      mended.audit,
    )
  }
}
