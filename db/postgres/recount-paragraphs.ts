import { continueIdsAfter } from '../core/ids.ts'
import {
  auditColumns,
  countedTexts,
  recountParagraphs,
  type CountedPosition,
} from '../core/recounted-paragraphs.ts'
import type { RunQuery } from './connection.ts'

/** Gives each position the paragraph that is counted now and writes each change to the history; text after text. */
export async function recountStoredParagraphs(ask: RunQuery, at: string): Promise<void> {
  const rowsOf = async (text: string, params: unknown[] = []) => (await ask({ text, params })).rows
  const places = auditColumns.map((_, index) => `$${index + 1}`)
  const [[newest] = []] = await rowsOf('select max(id) from audit')
  if (newest) continueIdsAfter(newest as string)
  for (const [id] of await rowsOf(countedTexts)) {
    const [[text] = []] = await rowsOf('select text from text_versions where id = $1', [id])
    const rows = await rowsOf(
      'select id, start_at, paragraph from positions where text_version_id = $1 order by id',
      [id],
    )
    const positions = rows.map(([id, start, paragraph]) => ({ id, start, paragraph }))
    for (const recounted of recountParagraphs(text as string, positions as CountedPosition[], at)) {
      await rowsOf('update positions set paragraph = $1 where id = $2', [
        recounted.paragraph,
        recounted.id,
      ])
      await rowsOf(
        `insert into audit (${auditColumns.join(', ')}) values (${places.join(', ')})`,
        recounted.audit,
      )
    }
  }
}
