import { and, asc, eq } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { QuoteTranslation } from '#app/domain/quote-translations.ts'
import {
  type ChangeOutcome,
  commitChange,
  type Db,
  inList,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { quoteTranslations } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** The translations of quotes by their positions, in the order of languages. */
export async function findTranslations(
  db: Db,
  positionIds: readonly string[],
): Promise<Map<string, QuoteTranslation[]>> {
  if (!positionIds.length) return new Map()
  const rows = await db
    .select()
    .from(quoteTranslations)
    .where(inList(db, quoteTranslations.positionId, positionIds))
    .orderBy(asc(quoteTranslations.positionId), asc(quoteTranslations.language))
  return new Map(
    [...groupRowsBy('positionId', rows)].map(([id, own]) => [id, own.map(asTranslation)]),
  )
}

function asTranslation({
  language,
  words,
  machine,
  translator,
}: typeof quoteTranslations.$inferSelect): QuoteTranslation {
  return { language, words, machine, translator }
}

/**
 * Writes a translation of a quote in place of the one of the same language, or takes it away where `after` is null;
 * nothing where another one than `before` stands there.
 */
export async function saveTranslation(
  db: Db,
  position: { id: string; letterId: string },
  { before, after }: { before: QuoteTranslation | null; after: QuoteTranslation | null },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    ...(before ? [{ requireChange: deleteAsRead(tx, position.id, before) }] : []),
    ...(after
      ? [
          {
            requireChange: tx
              .insert(quoteTranslations)
              .values({
                positionId: position.id,
                ...after,
                changedAt: at,
                changedBy: performedBy.userId,
              })
              .onConflictDoNothing(),
          },
        ]
      : []),
    auditEntry(tx, performedBy, at, {
      action: 'translated',
      subject: 'position',
      subjectId: position.id,
      ...(before ? { before: { translation: before } } : {}),
      after: { translation: after },
    }),
  ])
}

function deleteAsRead(
  tx: Transaction,
  positionId: string,
  { language, words, machine, translator }: QuoteTranslation,
): Statement {
  const row = quoteTranslations
  return tx
    .delete(row)
    .where(
      and(
        eq(row.positionId, positionId),
        eq(row.language, language),
        eq(row.words, words),
        eq(row.machine, machine),
        eq(row.translator, translator),
      ),
    )
}
