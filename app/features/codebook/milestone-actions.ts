import { requireDeed } from '#app/auth/guard.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import { milestoneFields, milestoneSchema, toMilestoneFields } from '#app/domain/milestone-form.ts'
import type { MilestoneForm, MilestoneRecord } from '#app/domain/milestones.ts'
import {
  isSameMilestone,
  planMilestoneRows,
  type MilestonePlan,
} from '#app/domain/plan/plan-milestones.ts'
import { yearsBetween, type Day } from '#app/domain/days.ts'
import { formatQuantity, foldText } from '#app/domain/text/words.ts'
import { readPastedRows } from '#app/readers/office/pasted-rows.ts'
import type { TakenProposal } from '#app/domain/proposals.ts'
import type { ChangeOutcome, PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** What came of a form about milestones: a sentence, what pasted rows would do, or what is wrong. */
export type MilestoneOutcome =
  | { ok: true; message: string; plan: null }
  | { ok: true; message: null; plan: MilestonePlan; rows: string }
  | RefusedForm

/** A form about the milestones of a dossier; `today` tells days that lie far ahead. */
export type MilestoneRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  dossierId: string
  today: Day
  fields: Record<string, string>
  /** The proposal that saving takes, in the same transaction. */
  takes?: TakenProposal | null
}

/** The names of all fields that a form about milestones may have. */
export const milestoneRequestFields = ['deed', 'id', 'revision', 'rows', ...milestoneFields]

/** Does what a form about milestones asks for: save one, take it out, put it back, or take rows in. */
export async function applyMilestoneForm(request: MilestoneRequest): Promise<MilestoneOutcome> {
  const deed = requireDeed(milestoneDeeds, request.fields.deed)
  return withStoreErrors<MilestoneOutcome, MilestoneOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

const milestoneDeeds: Record<string, (request: MilestoneRequest) => Promise<MilestoneOutcome>> = {
  save: saveMilestone,
  withdraw: withdrawMilestone,
  restore: restoreMilestone,
  'read rows': readMilestoneRows,
  'take rows in': takeMilestoneRows,
}

async function saveMilestone(request: MilestoneRequest): Promise<MilestoneOutcome> {
  const { visible, performedBy, dossierId, fields, takes } = request
  const parsed = milestoneSchema.safeParse({ ...emptyFields, ...fields })
  if (!parsed.success) return refuseFormBecause('unfit', collectFieldErrors(parsed.error), fields)
  const known = await visible.milestones.records(dossierId)
  const name = describeMilestoneTwin(known, parsed.data, fields.id)
  if (name) return refuseFormBecause('unfit', { name }, fields)
  if (!fields.id) {
    const added = { added: [parsed.data] }
    const outcome = await visible.milestones.save(dossierId, added, performedBy, takes)
    return outcome.changed
      ? describeSaved(`“${parsed.data.name}” is added.`, parsed.data, request.today)
      : refuseUnsaved(outcome, known, fields)
  }
  const before = findAsRead(known, fields)
  if (!before)
    return refuseFormBecause('changed meanwhile', describeConflict(known, fields), fields)
  if (isSameMilestone(before, parsed.data))
    return { ok: true, message: 'Nothing was changed.', plan: null }
  const changes = { changed: [{ before, after: parsed.data }] }
  const outcome = await visible.milestones.save(dossierId, changes, performedBy, takes)
  return outcome.changed
    ? describeSaved(`“${parsed.data.name}” is saved.`, parsed.data, request.today)
    : refuseUnsaved(outcome, known, fields)
}

/** At the fields whose masks stand for it is not certain what; otherwise because of what others did meanwhile. */
function refuseUnsaved(
  { unplaced }: ChangeOutcome,
  known: readonly MilestoneRecord[],
  fields: Record<string, string>,
): RefusedForm {
  if (!unplaced)
    return refuseFormBecause('changed meanwhile', describeConflict(known, fields), fields)
  const { label, ...errors } = unplaced
  // Where no word for the axis was written, it is the name that is refused.
  return refuseFormBecause('unfit', fields.label && label ? { ...errors, label } : errors, fields)
}

/** Another milestone of the same name and date, as a sentence; null where there is none. */
export function describeMilestoneTwin(
  known: readonly MilestoneRecord[],
  form: MilestoneForm,
  exceptId: string | undefined,
): string | null {
  const twin = known.find((other) => other.id !== exceptId && isSameEvent(other, form))
  if (!twin) return null
  const place = twin.withdrawn ? 'among those taken out' : 'in the table'
  return `“${twin.name}” stands ${place} with this date already.`
}

const emptyFields = Object.fromEntries(milestoneFields.map((field) => [field, '']))

const isSameEvent = (one: MilestoneForm, other: MilestoneForm): boolean =>
  foldText(one.name) === foldText(other.name) && one.dated.edtf === other.dated.edtf

/** A day that lies further ahead than this, in years, is stored and said to be looked at again. */
const farAhead = 10

function describeSaved(message: string, { dated }: MilestoneForm, today: Day): MilestoneOutcome {
  const years = Math.floor(yearsBetween(today, dated.first))
  const doubt = years >= farAhead ? ` Its date lies ${years} years ahead: is the year right?` : ''
  return { ok: true, message: message + doubt, plan: null }
}

async function withdrawMilestone(request: MilestoneRequest): Promise<MilestoneOutcome> {
  return changeStanding(request, (record) => ({
    changes: { withdrawn: [record] },
    message: `“${record.name}” is taken out: it is drawn nowhere. Below the table it can be put back.`,
  }))
}

async function restoreMilestone(request: MilestoneRequest): Promise<MilestoneOutcome> {
  return changeStanding(request, (record) => ({
    changes: { restored: [record] },
    message: `“${record.name}” is put back.`,
  }))
}

type StandingChange = (record: MilestoneRecord) => {
  changes: Parameters<VisibleStore['milestones']['save']>[1]
  message: string
}

async function changeStanding(
  { visible, performedBy, dossierId, fields }: MilestoneRequest,
  describeChange: StandingChange,
): Promise<MilestoneOutcome> {
  const known = await visible.milestones.records(dossierId)
  const record = findAsRead(known, fields)
  if (!record) return refuseFormBecause('changed meanwhile', describeConflict(known, fields), {})
  const { changes, message } = describeChange(record)
  const { changed } = await visible.milestones.save(dossierId, changes, performedBy)
  return changed
    ? { ok: true, message, plan: null }
    : refuseFormBecause('changed meanwhile', describeConflict(known, fields), {})
}

const findAsRead = (known: readonly MilestoneRecord[], { id, revision }: Record<string, string>) =>
  known.find((record) => record.id === id && record.revision === Number(revision))

/** Says what stands now, so that whoever was overtaken can choose. */
function describeConflict(
  known: readonly MilestoneRecord[],
  { id }: Record<string, string>,
): Record<string, string> {
  const now = known.find((record) => record.id === id)
  if (!now) return { form: 'This milestone is not there any more. Open the page again.' }
  const { date, name, label, basis, source } = toMilestoneFields(now)
  const words = [date, name, label, basis, source].filter(Boolean).join(' · ')
  return {
    form:
      'Somebody else changed this milestone meanwhile, so nothing was stored. ' +
      `Now it says: ${words}${now.withdrawn ? ' (taken out)' : ''}. Save again to put your words in their place.`,
    revision: String(now.revision),
  }
}

async function readMilestoneRows(request: MilestoneRequest): Promise<MilestoneOutcome> {
  const { fields } = request
  const planned = await planRows(request)
  return planned.ok
    ? { ok: true, message: null, plan: planned.plan, rows: fields.rows ?? '' }
    : refuseFormBecause('unfit', { rows: planned.reason }, fields)
}

async function takeMilestoneRows(request: MilestoneRequest): Promise<MilestoneOutcome> {
  const { visible, performedBy, dossierId, fields } = request
  const planned = await planRows(request)
  if (!planned.ok) return refuseFormBecause('unfit', { rows: planned.reason }, fields)
  const { added, changed, same, refused } = planned.plan
  if (added.length + changed.length > 0) {
    const outcome = await visible.milestones.save(dossierId, { added, changed }, performedBy)
    if (!outcome.changed)
      return refuseFormBecause(
        'changed meanwhile',
        {
          rows: 'Somebody changed a milestone meanwhile, so nothing was stored. Read the rows again.',
        },
        fields,
      )
  }
  const message =
    `${formatQuantity(added.length, 'milestone')} added, ${changed.length} changed, ` +
    `${same} the same as before, ${formatQuantity(refused.length, 'row')} not taken.`
  return { ok: true, message, plan: null }
}

async function planRows({ visible, dossierId, fields }: MilestoneRequest) {
  const read = readPastedRows(fields.rows ?? '')
  if (!read.ok) return read
  const known = await visible.milestones.records(dossierId)
  const findUnplaced = await visible.milestones.findUnplaced(dossierId)
  return { ok: true as const, plan: planMilestoneRows(read.rows, known, findUnplaced) }
}
