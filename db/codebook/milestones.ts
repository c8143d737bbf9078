import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import type { FormState } from '#app/domain/history/earlier-forms.ts'
import { toMilestoneFields } from '#app/domain/milestone-form.ts'
import type { Milestone, MilestoneForm, MilestoneRecord } from '#app/domain/milestones.ts'
import type { TakenProposal } from '#app/domain/proposals.ts'
import { bindFirst } from '../core/bind-first.ts'
import {
  commitChange,
  type ChangeOutcome,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { maskMilestone } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { milestones } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { takeProposalStatements } from '../statements/settle-proposal.ts'
import { makeMilestonePlacer, type PlaceMilestone } from './hidden-milestone-words.ts'
import { insertMilestone, milestoneColumns } from '../statements/insert-codebook.ts'

/** What is done to the milestones of a dossier at once; each that stands already as it was read. */
export type MilestoneChanges = {
  added?: readonly (MilestoneForm & { id?: string })[]
  changed?: readonly { before: MilestoneRecord; after: MilestoneForm }[]
  withdrawn?: readonly MilestoneRecord[]
  restored?: readonly MilestoneRecord[]
  wentBack?: readonly (FormState<MilestoneForm> & {
    before: MilestoneRecord
    /** The entry of the log that left it. */
    entryId: string
  })[]
}

/** The events of a dossier: what is drawn, all that is kept of it, and how it is changed. */
export function bindMilestones(visible: MilestoneReader) {
  const { seesContactDetails } = visible
  const show = <Row extends Milestone>(rows: Row[]) =>
    seesContactDetails ? rows : rows.map(maskMilestone)
  return {
    ofDossier: async (dossierId: string) => show(await listMilestones(visible, dossierId)),
    records: async (dossierId: string) => show(await listMilestoneRecords(visible, dossierId)),
    ...bindFirst(visible, { save: saveMilestones, findUnplaced: makeUnplacedFinder }),
  }
}

type MilestoneReader = Pick<VisibleScope, 'db' | 'seesContactDetails' | 'isDossierVisible'>

/** The milestones that are drawn, in order of time. */
async function listMilestones(visible: MilestoneReader, dossierId: string): Promise<Milestone[]> {
  const rows = await readRows(visible, dossierId, isNull(milestones.withdrawnAt))
  return rows.map(({ id, name, label, edtf, firstDay, lastDay, basis }) => ({
    id,
    dossierId,
    name,
    label,
    dated: { edtf, first: firstDay, last: lastDay, basis },
  }))
}

/** The same with those that were withdrawn, and with all that is kept of each. */
async function listMilestoneRecords(
  visible: MilestoneReader,
  dossierId: string,
): Promise<MilestoneRecord[]> {
  const rows = await readRows(visible, dossierId)
  return rows.map(({ edtf, firstDay, lastDay, basis, withdrawnAt, ...row }) => ({
    ...row,
    dated: { edtf, first: firstDay, last: lastDay, basis },
    withdrawn: withdrawnAt !== null,
  }))
}

/** What the form of a milestone holds, with nothing masked in what is stored again; null where there is no such one. */
export async function readMilestoneFields(
  visible: MilestoneReader,
  dossierId: string,
  id: string,
): Promise<Record<string, string> | null> {
  const found = (await listMilestoneRecords(visible, dossierId)).find((record) => record.id === id)
  return found ? toMilestoneFields(found) : null
}

function readRows({ db, isDossierVisible }: MilestoneReader, dossierId: string, which?: SQL) {
  return db
    .select()
    .from(milestones)
    .where(and(eq(milestones.dossierId, dossierId), isDossierVisible(milestones.dossierId), which))
    .orderBy(asc(milestones.firstDay), asc(milestones.id))
}

/**
 * Does all of it, each change with its entry in the log, and takes a proposal with it; or nothing where somebody
 * changed one of them or settled the proposal meanwhile, or where it is not certain what a mask stands for.
 */
async function saveMilestones(
  visible: MilestoneReader,
  dossierId: string,
  changes: MilestoneChanges,
  performedBy: PerformedBy,
  takes: TakenProposal | null = null,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const { stored, unplaced } = await readStored(visible, dossierId, changes, takes)
  if (Object.keys(unplaced).length) return { changed: false, unplaced }
  return commitChange(visible.db, (tx) => [
    ...milestoneStatements(tx, dossierId, stored, performedBy, at),
    ...takeProposalStatements(tx, takes, performedBy, at),
  ])
}

/** The changes with each milestone as it is stored, whatever whoever makes them was shown of it. */
async function readStored(
  visible: MilestoneReader,
  dossierId: string,
  changes: MilestoneChanges,
  takes: TakenProposal | null,
): Promise<{ stored: MilestoneChanges; unplaced: Record<string, string> }> {
  const { added = [], changed = [], withdrawn = [], restored = [], wentBack = [] } = changes
  const { find, place } = await openHiddenWords(visible, dossierId, takes)
  const unplaced: Record<string, string> = {}
  const keep = (typed: MilestoneForm, before: MilestoneRecord | null): MilestoneForm => {
    const placed = place(typed, before)
    Object.assign(unplaced, placed.unplaced)
    return placed.kept
  }
  const stored = {
    added: added.map(({ id, ...form }) => ({ ...keep(form, null), ...(id && { id }) })),
    changed: changed.map(({ before, after }) => ({
      before: find(before),
      after: keep(after, find(before)),
    })),
    withdrawn: withdrawn.map(find),
    restored: restored.map(find),
    // What the log tells was stored so: no mask in it was typed.
    wentBack: wentBack.map(({ before, form, ...back }) => ({
      ...back,
      before: find(before),
      form: place(form, find(before)).kept,
    })),
  }
  return { stored, unplaced }
}

/**
 * For whoever sees milestones masked, `find`: one that they were shown as it is stored, at the revision that was
 * shown; `place`: what they typed with what is hidden from them. For others both change nothing.
 */
export async function openHiddenWords(
  visible: MilestoneReader,
  dossierId: string,
  takes: TakenProposal | null,
): Promise<{ find: (shown: MilestoneRecord) => MilestoneRecord; place: PlaceMilestone }> {
  const place = await makeMilestonePlacer(visible, takes?.id ?? null)
  if (visible.seesContactDetails) return { find: (shown) => shown, place }
  const rows = new Map((await listMilestoneRecords(visible, dossierId)).map((row) => [row.id, row]))
  const find = (shown: MilestoneRecord) => ({
    ...(rows.get(shown.id) ?? shown),
    revision: shown.revision,
  })
  return { find, place }
}

/** Finds which fields of what is typed of a milestone could not be stored, with a sentence for each. */
async function makeUnplacedFinder(visible: MilestoneReader, dossierId: string) {
  const { find, place } = await openHiddenWords(visible, dossierId, null)
  return (typed: MilestoneForm, before: MilestoneRecord | null): Record<string, string> =>
    place(typed, before && find(before)).unplaced
}

/** The statements of that, for a transaction that changes more. */
export function milestoneStatements(
  tx: Transaction,
  dossierId: string,
  { added = [], changed = [], withdrawn = [], restored = [], wentBack = [] }: MilestoneChanges,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  return [
    ...added.flatMap((milestone) => insertMilestone(tx, dossierId, milestone, performedBy, at)),
    ...changed.flatMap(({ before, after }) => [
      updateMilestone(tx, before, milestoneColumns(after)),
      logChange(tx, before, after, { action: 'changed', performedBy, at }),
    ]),
    ...withdrawn.flatMap((before) => [
      updateMilestone(tx, before, { withdrawnAt: at }),
      logChange(tx, before, before, { action: 'withdrew', performedBy, at }),
    ]),
    ...restored.flatMap((before) => [
      updateMilestone(tx, before, { withdrawnAt: null }),
      logChange(tx, before, before, { action: 'restored', performedBy, at }),
    ]),
    ...wentBack.flatMap(({ before, form, out, entryId }) => [
      updateMilestone(tx, before, { ...milestoneColumns(form), withdrawnAt: out ? at : null }),
      logChange(tx, before, form, { action: 'went back', performedBy, at }, { out, entryId }),
    ]),
  ]
}

type MilestoneValues = Partial<ReturnType<typeof milestoneColumns>> & {
  withdrawnAt?: string | null
}

function updateMilestone(
  tx: Transaction,
  { id, revision }: MilestoneRecord,
  values: MilestoneValues,
): RequiredChange {
  return {
    requireChange: tx
      .update(milestones)
      .set({ ...values, revision: revision + 1 })
      .where(and(eq(milestones.id, id), eq(milestones.revision, revision))),
  }
}

function logChange(
  tx: Transaction,
  before: MilestoneRecord,
  after: MilestoneForm,
  { action, performedBy, at }: { action: string; performedBy: PerformedBy; at: string },
  back: { out: boolean; entryId: string } | null = null,
): Statement {
  const describe = ({ name, label, dated, source }: MilestoneForm) => ({
    name,
    label,
    dated,
    source,
  })
  return auditEntry(tx, performedBy, at, {
    action,
    subject: 'milestone',
    subjectId: before.id,
    before: { ...describe(before), ...(back && { out: before.withdrawn }) },
    after: { ...describe(after), ...back },
  })
}
