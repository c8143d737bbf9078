import type Database from 'better-sqlite3'
import { continueIdsAfter } from '../core/ids.ts'
import {
  auditColumns,
  countedTexts,
  recountParagraphs,
  type CountedPosition,
} from '../core/recounted-paragraphs.ts'

/** Gives each position the paragraph that is counted now and writes each change to the history; text after text. */
export function recountStoredParagraphs(raw: Database.Database, at: string): void {
  const newest = raw.prepare('select max(id) from audit').pluck().get() as string | null
  if (newest) continueIdsAfter(newest)
  const textOf = raw.prepare('select text from text_versions where id = ?').pluck()
  const positionsOf = raw.prepare(
    'select id, start_at as start, paragraph from positions where text_version_id = ? order by id',
  )
  const change = raw.prepare('update positions set paragraph = ? where id = ?')
  const note = raw.prepare(
    `insert into audit (${auditColumns.join(', ')}) values (${auditColumns.map(() => '?').join(', ')})`,
  )
  for (const id of raw.prepare(countedTexts).pluck().all() as string[]) {
    const positions = positionsOf.all(id) as CountedPosition[]
    for (const recounted of recountParagraphs(textOf.get(id) as string, positions, at)) {
      change.run(recounted.paragraph, recounted.id)
      note.run(...recounted.audit)
    }
  }
}
