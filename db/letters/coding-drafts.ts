import { and, eq, lt, lte } from 'drizzle-orm'
import type { CodingDraft, CodingDraftFields } from '#app/domain/coding-drafts.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { codingDrafts } from '../schema/schema.ts'

/** What the reader has typed in letters and not saved yet: nobody reads the drafts of anybody else. */
export function bindCodingDrafts(visible: VisibleScope) {
  return bindFirst(visible, {
    ofLetter: listDraftsOfLetter,
    keep: keepCodingDraft,
    discard: discardCodingDraft,
  })
}

/** The reader’s own drafts in one letter that they see. */
async function listDraftsOfLetter(
  { db, readerId, isVisible }: VisibleScope,
  letterId: string,
): Promise<CodingDraft[]> {
  if (readerId === null) return []
  const rows = await db
    .select({
      formKey: codingDrafts.formKey,
      fields: codingDrafts.fields,
      textVersion: codingDrafts.textVersion,
      typedAt: codingDrafts.typedAt,
    })
    .from(codingDrafts)
    .where(
      and(
        eq(codingDrafts.letterId, letterId),
        eq(codingDrafts.userId, readerId),
        isVisible(codingDrafts.letterId),
      ),
    )
    .orderBy(codingDrafts.formKey)
  return rows.map(({ fields, ...row }) => ({ ...row, fields: fields as CodingDraftFields }))
}

/** Keeps a draft of the reader’s in the place of an older one; one that comes late changes nothing. */
async function keepCodingDraft(
  { db, readerId }: VisibleScope,
  letterId: string,
  { formKey, fields, textVersion, typedAt }: CodingDraft,
): Promise<void> {
  if (readerId === null) return
  await atomically(db, (tx) => [
    tx
      .insert(codingDrafts)
      .values({ letterId, userId: readerId, formKey, fields, textVersion, typedAt })
      .onConflictDoUpdate({
        target: [codingDrafts.letterId, codingDrafts.userId, codingDrafts.formKey],
        set: { fields, textVersion, typedAt },
        setWhere: lt(codingDrafts.typedAt, typedAt),
      }),
  ])
}

/**
 * Throws away a draft of the reader’s as it was at a moment; `positionId`: only where it is of that position, so that
 * what was begun after it was saved stays.
 */
async function discardCodingDraft(
  { db, readerId }: VisibleScope,
  letterId: string,
  { formKey, until, positionId }: { formKey: string; until?: string; positionId?: string },
): Promise<void> {
  if (readerId === null) return
  const drafts = (
    await db
      .select({ fields: codingDrafts.fields, typedAt: codingDrafts.typedAt })
      .from(codingDrafts)
      .where(isDraft(letterId, readerId, formKey))
  ).filter(({ fields }) => !positionId || (fields as CodingDraftFields).texts.id === positionId)
  for (const { typedAt } of drafts)
    if (until === undefined || typedAt <= until)
      await atomically(db, (tx) => [
        tx
          .delete(codingDrafts)
          .where(and(isDraft(letterId, readerId, formKey), lte(codingDrafts.typedAt, typedAt))),
      ])
}

const isDraft = (letterId: string, userId: string, formKey: string) =>
  and(
    eq(codingDrafts.letterId, letterId),
    eq(codingDrafts.userId, userId),
    eq(codingDrafts.formKey, formKey),
  )
