import { and, desc, eq } from 'drizzle-orm'
import type { EdtfDate } from '#app/domain/days.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters } from '../schema/schema.ts'
import { headColumns, maskHead } from './letter-head.ts'
import { readKept } from './letter-totals.ts'

/** How many letters a dossier has, how many nothing is coded in, and when the newest was written. */
export async function countLetters(
  visible: VisibleScope,
  dossierId: string,
): Promise<{ letters: number; untagged: number; newest: EdtfDate | null }> {
  const { db, isVisible } = visible
  const [newest] = await db
    .select(headColumns)
    .from(letters)
    .where(and(eq(letters.dossierId, dossierId), isVisible(letters.id)))
    .orderBy(desc(letters.lastDay), desc(letters.id))
    .limit(1)
  return {
    letters: await readKept(visible, 'letters', dossierId),
    untagged: await readKept(visible, 'listed', dossierId),
    newest: newest ? maskHead(newest).dated : null,
  }
}
