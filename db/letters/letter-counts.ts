import { and, desc, eq } from 'drizzle-orm'
import type { EdtfDate } from '#app/domain/days.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossierLetters, letters } from '../schema/schema.ts'
import { headColumns, maskHead } from './letter-head.ts'
import { readKept } from './letter-totals.ts'

/** How many letters a dossier has, how many of them are to code, and when the newest was written. */
export async function countLetters(
  visible: VisibleScope,
  dossierId: string,
): Promise<{ letters: number; toCode: number; newest: EdtfDate | null }> {
  const { db, isVisible, isDossierVisible } = visible
  const [newest] = await db
    .select(headColumns)
    .from(dossierLetters)
    .innerJoin(letters, eq(letters.id, dossierLetters.letterId))
    .where(
      and(
        eq(dossierLetters.dossierId, dossierId),
        isVisible(dossierLetters.letterId),
        isDossierVisible(dossierLetters.dossierId),
      ),
    )
    .orderBy(desc(dossierLetters.lastDay), desc(dossierLetters.letterId))
    .limit(1)
  return {
    letters: await readKept(visible, 'letters', dossierId),
    toCode: await readKept(visible, 'listed', dossierId),
    newest: newest ? maskHead(newest).dated : null,
  }
}
