import { and, eq, gt, lt, lte, or } from 'drizzle-orm'
import {
  endsDraft,
  type CodingDraft,
  type CodingDraftFields,
  type OpenCodingDraft,
} from '#app/domain/coding-drafts.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, type Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { codingDrafts } from '../schema/schema.ts'

/** What the reader has typed in letters and not saved yet: nobody reads the drafts of anybody else. */
export function bindCodingDrafts(visible: VisibleScope) {
  return bindFirst(visible, {
    ofLetter: listDraftsOfLetter,
    keep: keepCodingDraft,
    discard: discardCodingDraft,
    endSaved: endSavedDraft,
  })
}

type DraftRow = Pick<
  typeof codingDrafts.$inferSelect,
  'formKey' | 'fields' | 'textVersion' | 'typedAt'
>

/** What stands in the place of the fields of a draft that was saved or discarded. */
type EndFields = { endedOf: string }

/** The reader’s own drafts in one letter that they see, and which were saved or discarded. */
async function listDraftsOfLetter(
  { db, readerId, isVisible }: VisibleScope,
  letterId: string,
): Promise<CodingDraft[]> {
  if (readerId === null) return []
  const rows = await selectDrafts(db)
    .where(
      and(
        eq(codingDrafts.letterId, letterId),
        eq(codingDrafts.userId, readerId),
        isVisible(codingDrafts.letterId),
      ),
    )
    .orderBy(codingDrafts.formKey)
  return rows.map(readDraftRow)
}

/**
 * Keeps a draft of the reader’s in the place of an older one; one that comes late changes nothing, and neither does one
 * of what was discarded since.
 */
async function keepCodingDraft(
  { db, readerId }: VisibleScope,
  letterId: string,
  { formKey, fields, textVersion, typedAt }: OpenCodingDraft,
): Promise<void> {
  if (readerId === null) return
  const before = await findDraft(db, letterId, readerId, formKey)
  const isOfAnother = before?.fields === null && !endsDraft(before, { formKey, fields })
  await atomically(db, (tx) => [
    tx
      .insert(codingDrafts)
      .values({ letterId, userId: readerId, formKey, fields, textVersion, typedAt })
      .onConflictDoUpdate({
        target: [codingDrafts.letterId, codingDrafts.userId, codingDrafts.formKey],
        set: { fields, textVersion, typedAt },
        setWhere: or(
          lt(codingDrafts.typedAt, typedAt),
          // No draft is of tomorrow.
          gt(codingDrafts.typedAt, new Date().toISOString()),
          isOfAnother ? eq(codingDrafts.typedAt, before.typedAt) : undefined,
        ),
      }),
  ])
}

type DraftName = { formKey: string; positionId: string }

/** Throws away the reader’s draft of a position as it was at a moment, and remembers it. */
async function discardCodingDraft(
  { db, readerId }: VisibleScope,
  letterId: string,
  { formKey, positionId, until }: DraftName & { until: string },
): Promise<void> {
  if (readerId === null) return
  const before = await findDraft(db, letterId, readerId, formKey)
  if (before?.fields && !endsDraft({ positionId }, before)) return
  const end = { fields: { endedOf: positionId } satisfies EndFields, typedAt: until }
  await atomically(db, (tx) => [
    tx
      .insert(codingDrafts)
      .values({ letterId, userId: readerId, formKey, textVersion: 1, ...end })
      .onConflictDoUpdate({
        target: [codingDrafts.letterId, codingDrafts.userId, codingDrafts.formKey],
        set: end,
        // What was typed in between is not what was discarded.
        setWhere: and(
          eq(codingDrafts.typedAt, before?.typedAt ?? ''),
          lte(codingDrafts.typedAt, until),
        ),
      }),
  ])
}

/** The reader’s draft of a position that was saved is over; what was begun after it stays. */
async function endSavedDraft(
  scope: VisibleScope,
  letterId: string,
  { formKey, positionId }: DraftName,
): Promise<void> {
  if (scope.readerId === null) return
  const before = await findDraft(scope.db, letterId, scope.readerId, formKey)
  if (before?.fields && endsDraft({ positionId }, before))
    await discardCodingDraft(scope, letterId, {
      ...{ formKey, positionId },
      until: new Date().toISOString(),
    })
}

const selectDrafts = (db: Db) =>
  db
    .select({
      formKey: codingDrafts.formKey,
      fields: codingDrafts.fields,
      textVersion: codingDrafts.textVersion,
      typedAt: codingDrafts.typedAt,
    })
    .from(codingDrafts)

async function findDraft(
  db: Db,
  letterId: string,
  userId: string,
  formKey: string,
): Promise<CodingDraft | null> {
  const [row] = await selectDrafts(db).where(
    and(
      eq(codingDrafts.letterId, letterId),
      eq(codingDrafts.userId, userId),
      eq(codingDrafts.formKey, formKey),
    ),
  )
  return row ? readDraftRow(row) : null
}

function readDraftRow({ fields, ...row }: DraftRow): CodingDraft {
  const stored = fields as CodingDraftFields | EndFields
  return 'endedOf' in stored
    ? { formKey: row.formKey, positionId: stored.endedOf, fields: null, typedAt: row.typedAt }
    : { ...row, fields: stored }
}
