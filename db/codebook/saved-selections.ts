import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import type {
  SelectionChoice,
  SelectionHead,
  SelectionRecord,
} from '#app/domain/selection/selection-records.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commitChange, type ChangeOutcome } from '../core/dialect.ts'
import { newShortId } from '../core/ids.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, savedActors, savedSelections, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { isActorVisible } from '../statements/visible-actors.ts'

/** Whom pages of analysis are about, kept under a name for everybody who sees the dossier. */
export function bindSavedSelections(visible: VisibleScope) {
  return bindFirst(visible, {
    ofDossier: listSavedSelections,
    byId: findSavedSelection,
    save: saveSelection,
    rename: renameSelection,
    end: endSelection,
  })
}

const headColumns = {
  id: savedSelections.id,
  name: savedSelections.name,
  savedBy: users.name,
  savedById: savedSelections.savedBy,
  savedAt: savedSelections.savedAt,
  revision: savedSelections.revision,
}

/** Those of a dossier, in the order in which they were made. */
async function listSavedSelections(
  visible: VisibleScope,
  dossierId: string,
): Promise<SelectionHead[]> {
  const rows = await visible.db
    .select(headColumns)
    .from(savedSelections)
    .innerJoin(users, eq(users.id, savedSelections.savedBy))
    .where(standsIn(visible, dossierId))
    .orderBy(asc(savedSelections.savedAt), asc(savedSelections.id))
  return rows.map((row) => maskHead(visible, row))
}

/** One of a dossier with whom it gives; of those it names only whom the reader may know of, as whom they count. */
async function findSavedSelection(
  visible: VisibleScope,
  dossierId: string,
  id: string,
): Promise<SelectionRecord | null> {
  const { db } = visible
  const [row] = await db
    .select({ ...headColumns, rules: savedSelections.rules, groups: savedSelections.groups })
    .from(savedSelections)
    .innerJoin(users, eq(users.id, savedSelections.savedBy))
    .where(and(standsIn(visible, dossierId), eq(savedSelections.id, id)))
  if (!row) return null
  const named = await db
    .selectDistinct({ id: actors.countsAsId })
    .from(savedActors)
    .innerJoin(actors, eq(actors.id, savedActors.actorId))
    .where(and(eq(savedActors.selectionId, id), isActorVisible(visible)))
    .orderBy(asc(actors.countsAsId))
  return { ...maskHead(visible, row), actorIds: named.map((actor) => actor.id) }
}

function standsIn(visible: VisibleScope, dossierId: string): SQL | undefined {
  return and(
    isNull(savedSelections.endedAt),
    eq(savedSelections.dossierId, dossierId),
    visible.isDossierVisible(savedSelections.dossierId),
  )
}

function maskHead<Head extends SelectionHead>({ seesContactDetails }: VisibleScope, row: Head) {
  return seesContactDetails ? row : { ...row, name: maskWords(row.name) }
}

/** Keeps a selection in a dossier and gives the short id by which addresses name it. */
async function saveSelection(
  { db }: VisibleScope,
  dossierId: string,
  { name, rules, groups, actorIds }: SelectionChoice,
  performedBy: PerformedBy & { userId: string },
): Promise<string> {
  const [id, savedAt] = [newShortId(), new Date().toISOString()]
  await atomically(db, (tx) => [
    tx.insert(savedSelections).values({
      ...{ id, dossierId, name, rules, groups, savedAt },
      ...{ revision: 1, savedBy: performedBy.userId },
    }),
    ...actorIds.map((actorId) => tx.insert(savedActors).values({ selectionId: id, actorId })),
    auditEntry(tx, performedBy, savedAt, {
      ...{ action: 'saved', subject: 'selection', subjectId: id },
      after: { inDossierId: dossierId, name },
    }),
  ])
  return id
}

/** Calls a selection otherwise; nothing changes where it is another by now than the one that was seen. */
async function renameSelection(
  { db }: VisibleScope,
  { id, name, revision }: SelectionHead,
  newName: string,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(savedSelections)
        .set({ name: newName, revision: revision + 1 })
        .where(isAsSeen(id, revision)),
    },
    auditEntry(tx, performedBy, at, {
      ...{ action: 'renamed', subject: 'selection', subjectId: id },
      ...{ before: { name }, after: { name: newName } },
    }),
  ])
}

/** Deletes a selection: no address opens it any more. */
async function endSelection(
  { db }: VisibleScope,
  { id, name, revision }: SelectionHead,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(savedSelections)
        .set({ endedAt: at, endedBy: performedBy.userId })
        .where(isAsSeen(id, revision)),
    },
    auditEntry(tx, performedBy, at, {
      ...{ action: 'deleted', subject: 'selection', subjectId: id, before: { name } },
    }),
  ])
}

function isAsSeen(id: string, revision: number): SQL | undefined {
  return and(
    eq(savedSelections.id, id),
    eq(savedSelections.revision, revision),
    isNull(savedSelections.endedAt),
  )
}
