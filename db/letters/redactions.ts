import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import { nameException } from '#app/domain/exceptions.ts'
import type { LetterRedactions, Redaction } from '#app/domain/redactions.ts'
import { followRedactions } from '#app/domain/text/follow-redactions.ts'
import { findRedactions } from '#app/domain/text/quotes.ts'
import {
  commitChange,
  type ChangeOutcome,
  type Db,
  inList,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { exceptions, invokedExceptions, textVersions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { requireNewestText } from '../statements/require-newest-text.ts'

/**
 * What was invoked in the newest text of a letter; null where the reader sees no such letter. Marks are told by their
 * number, which is the same in a text whose addresses are masked.
 */
export async function readLetterRedactions(
  { db, isVisible }: VisibleScope,
  letterId: string,
): Promise<LetterRedactions | null> {
  const [text] = await db
    .select({ id: textVersions.id, version: textVersions.version, text: textVersions.text })
    .from(textVersions)
    .where(and(eq(textVersions.letterId, letterId), isVisible(textVersions.letterId)))
    .orderBy(desc(textVersions.version))
    .limit(1)
  if (!text) return null
  const marks = findRedactions(text.text)
  const numberOf = new Map(marks.map(({ start }, at) => [start, at + 1]))
  const rows = await readInvoked(db, letterId, text.id)
  const byRedaction = new Map<number | null, string[]>()
  for (const { start, exceptionId } of rows) {
    const redaction = start === null ? null : numberOf.get(start)
    if (redaction === undefined) continue
    byRedaction.set(redaction, [...(byRedaction.get(redaction) ?? []), exceptionId])
  }
  return {
    ...{ textVersionId: text.id, version: text.version, marks: marks.length },
    invoked: [...byRedaction]
      .map(([redaction, exceptionIds]) => ({ redaction, exceptionIds }))
      .sort((a, b) => (a.redaction ?? 0) - (b.redaction ?? 0)),
  }
}

async function readInvoked(db: Db, letterId: string, textVersionId: string) {
  return db
    .select({ start: invokedExceptions.start, exceptionId: invokedExceptions.exceptionId })
    .from(invokedExceptions)
    .where(
      and(
        eq(invokedExceptions.letterId, letterId),
        or(
          isNull(invokedExceptions.textVersionId),
          eq(invokedExceptions.textVersionId, textVersionId),
        ),
      ),
    )
    .orderBy(sql`coalesce(${invokedExceptions.start}, -1)`, asc(invokedExceptions.exceptionId))
}

/** What is to be said of redactions of a version of the text, with what was said before. */
type RedactionChange = {
  letterId: string
  textVersionId: string
  before: readonly Redaction[]
  after: readonly Redaction[]
}

/** Keeps what was invoked for some redactions; nothing where the text has a newer version. */
export async function saveRedactions(
  { db }: VisibleScope,
  { letterId, textVersionId, before, after }: RedactionChange,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const [text] = await db
    .select({ text: textVersions.text, version: textVersions.version })
    .from(textVersions)
    .where(and(eq(textVersions.id, textVersionId), eq(textVersions.letterId, letterId)))
  const marks = findRedactions(text?.text ?? '')
  if (!text || after.some(({ redaction }) => redaction !== null && !marks[redaction - 1]))
    return { changed: false }
  const at = new Date().toISOString()
  const names = await readOwnNames(db, after)
  return commitChange(db, (tx) => [
    ...requireNewestText(tx, letterId, textVersionId),
    ...after.flatMap(({ redaction, exceptionIds }) => {
      const mark = redaction === null ? null : marks[redaction - 1]!
      return replaceInvoked(tx, { letterId, textVersionId, mark, exceptionIds }, performedBy, at)
    }),
    auditEntry(tx, performedBy, at, {
      action: 'said what was invoked',
      subject: 'letter',
      subjectId: letterId,
      before: { textVersion: text.version, invoked: before },
      after: { textVersion: text.version, invoked: after, names },
    }),
  ])
}

/** What the store's own exceptions are called, by their ids: the log tells it as it was. */
async function readOwnNames(db: Db, said: readonly Redaction[]): Promise<Record<string, string>> {
  const ids = new Set(said.flatMap(({ exceptionIds }) => exceptionIds))
  const rows = ids.size
    ? await db
        .select()
        .from(exceptions)
        .where(inList(db, exceptions.id, [...ids]))
        .orderBy(asc(exceptions.id))
    : []
  return Object.fromEntries(
    rows.map(({ id, citation, name }) => [id, nameException({ citation, name })]),
  )
}

function replaceInvoked(
  tx: Transaction,
  {
    letterId,
    textVersionId,
    mark,
    exceptionIds,
  }: {
    letterId: string
    textVersionId: string
    mark: { start: number; end: number } | null
    exceptionIds: readonly string[]
  },
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const place = mark
    ? { textVersionId, start: mark.start, end: mark.end }
    : { textVersionId: null, start: null, end: null }
  return [
    tx
      .delete(invokedExceptions)
      .where(
        and(
          eq(invokedExceptions.letterId, letterId),
          mark
            ? and(
                eq(invokedExceptions.textVersionId, textVersionId),
                eq(invokedExceptions.start, mark.start),
              )
            : isNull(invokedExceptions.textVersionId),
        ),
      ),
    ...exceptionIds.map((exceptionId) =>
      tx.insert(invokedExceptions).values({
        ...{ id: newId(), letterId, exceptionId, ...place },
        ...{ createdAt: at, createdBy: performedBy.userId },
      }),
    ),
  ]
}

/**
 * What goes with a corrected text: what was invoked for the marks that stand in the new version too, for certain. What
 * was released stays with the version that it was said of.
 */
export async function carryInvoked(
  db: Db,
  {
    letterId,
    fromId,
    toId,
    text,
  }: { letterId: string; fromId: string; toId: string; text: string },
): Promise<(tx: Transaction) => Statement[]> {
  const rows = await db
    .select()
    .from(invokedExceptions)
    .where(
      and(eq(invokedExceptions.letterId, letterId), eq(invokedExceptions.textVersionId, fromId)),
    )
    .orderBy(asc(invokedExceptions.id))
  const [from] = rows.length
    ? await db
        .select({ text: textVersions.text })
        .from(textVersions)
        .where(eq(textVersions.id, fromId))
    : []
  const follow = followRedactions(from?.text ?? '', text)
  return (tx) =>
    rows.flatMap((row) => {
      const place = follow({ start: row.start!, end: row.end! })
      const copy = { ...row, ...place, id: newId(), textVersionId: toId }
      return place ? [tx.insert(invokedExceptions).values(copy)] : []
    })
}
