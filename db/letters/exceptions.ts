import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { type Exception, exceptionsOfRegulation } from '#app/domain/exceptions.ts'
import { bindFirst } from '../core/bind-first.ts'
import { commitChange, type ChangeOutcome, type Db } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { exceptions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { readLetterRedactions, saveRedactions } from './redactions.ts'

/** By which exceptions words of letters were withheld. */
export function bindExceptions(visible: VisibleScope) {
  return {
    ...bindFirst(visible, { ofLetter: readLetterRedactions, save: saveRedactions }),
    ...bindFirst(visible.db, {
      all: listExceptions,
      inUse: findExceptionsInUse,
      record: recordException,
      retire: retireException,
      remove: removeException,
    }),
  }
}

/** Those that every store knows, in the order of their article, and then its own by act and citation. */
async function listExceptions(db: Db): Promise<Exception[]> {
  const rows = await db
    .select()
    .from(exceptions)
    .orderBy(asc(exceptions.act), asc(exceptions.citation))
  return [
    ...exceptionsOfRegulation,
    ...rows.map(({ id, act, citation, name, words, retiredAt }) => ({
      ...{ id, act, citation, name, words },
      retired: retiredAt !== null,
    })),
  ]
}

/** The ids of those of the store's own that were invoked somewhere, in any letter and version of a text. */
async function findExceptionsInUse(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: exceptions.id })
    .from(exceptions)
    .where(isInvoked)
    .orderBy(asc(exceptions.id))
  return new Set(rows.map(({ id }) => id))
}

const isInvoked = sql`exists (select 1 from invoked_exceptions i where i.exception_id = ${exceptions.id})`

/** Adds one; nothing where the act has one of this citation. */
async function recordException(
  db: Db,
  { act, citation, name, words }: Pick<Exception, 'act' | 'citation' | 'name' | 'words'>,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const [id, at] = [newId(), new Date().toISOString()]
  const said = { act, citation, name, words }
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .insert(exceptions)
        .values({ ...{ id, ...said, createdAt: at }, createdBy: performedBy.userId })
        .onConflictDoNothing(),
    },
    auditEntry(tx, performedBy, at, {
      ...{ action: 'added', subject: 'exception', subjectId: id, after: said },
    }),
  ])
}

/** Offers one no more, or again; it stays wherever it was invoked. */
async function retireException(
  db: Db,
  id: string,
  retired: boolean,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(exceptions)
        .set({ retiredAt: retired ? at : null })
        .where(
          and(
            eq(exceptions.id, id),
            retired ? isNull(exceptions.retiredAt) : isNotNull(exceptions.retiredAt),
          ),
        ),
    },
    auditEntry(tx, performedBy, at, {
      ...{ action: retired ? 'retired' : 'restored', subject: 'exception', subjectId: id },
      after: { retired },
    }),
  ])
}

/** Takes one away that was invoked nowhere. */
async function removeException(
  db: Db,
  id: string,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx.delete(exceptions).where(and(eq(exceptions.id, id), sql`not ${isInvoked}`)),
    },
    auditEntry(tx, performedBy, at, {
      ...{ action: 'removed', subject: 'exception', subjectId: id },
    }),
  ])
}
