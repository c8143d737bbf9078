import { requireDeed } from '#app/auth/guard.ts'
import { affiliationFields, affiliationSchema } from '#app/domain/affiliation-form.ts'
import {
  findOverlaps,
  formatAffiliationPeriod,
  joinAffiliations,
  type AffiliationForm,
  type AffiliationRecord,
} from '#app/domain/affiliations.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import type { VisibleStore } from '#app/store.server.ts'
import type { ActorPageRequest } from './actor-page-request.ts'
import { withStoreErrors } from '../try-store.ts'
import { describeCircle, readAffiliation } from './read-affiliation.ts'

/** What came of a form about where an actor belongs; `errors.overlap` says that rows may be joined. */
type AffiliationOutcome = { ok: true; message: string } | RefusedForm

type Changes = Parameters<VisibleStore['actors']['saveAffiliations']>[1]
type Deed = (request: ActorPageRequest) => Promise<AffiliationOutcome>

/** The names of all fields that a form about an affiliation may have. */
export const affiliationRequestFields = [
  'deed',
  'id',
  'revision',
  'organisationId',
  'meantActor',
  ...affiliationFields,
]

const affiliationDeeds: Record<string, Deed> = {
  'save affiliation': (request) => saveAffiliation(request, false),
  'join affiliations': (request) => saveAffiliation(request, true),
  'withdraw affiliation': withdrawAffiliation,
  'restore affiliation': restoreAffiliation,
  'count period': (request) => countPeriod(request, true),
  'leave period out': (request) => countPeriod(request, false),
}

/** Does what a form about a row asks for: save it, join it with those that it overlaps, take it out, put it back. */
export async function applyAffiliationForm(request: ActorPageRequest): Promise<AffiliationOutcome> {
  const deed = requireDeed(affiliationDeeds, request.fields.deed)
  return withStoreErrors<AffiliationOutcome, AffiliationOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { row: sentence }, request.fields),
  )
}

const emptyFields = Object.fromEntries(affiliationFields.map((field) => [field, '']))

async function saveAffiliation(
  request: ActorPageRequest,
  joins: boolean,
): Promise<AffiliationOutcome> {
  const { visible, actor, fields } = request
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  const parsed = affiliationSchema.safeParse({ ...emptyFields, ...fields })
  if (!parsed.success) return refuse(collectFieldErrors(parsed.error))
  const known = await visible.actors.affiliationRecords(actor.id)
  const before = findAsRead(known, fields)
  if (fields.id && !before)
    return refuseFormBecause('changed meanwhile', describeConflict(known, fields), fields)
  const read = await readAffiliation(request, parsed.data, before)
  if (!read.ok) return refuse(read.errors)
  const standing = known.filter(({ withdrawn }) => !withdrawn)
  const overlaps = findOverlaps(standing, read.form, before?.id ?? null)
  if (overlaps.length && !joins) return refuse(describeOverlap(overlaps[0]!))
  return storeJoined(request, read, { before, overlaps })
}

/** Stores a row, or what it and those that it overlaps are together. */
async function storeJoined(
  request: ActorPageRequest,
  { form, made }: { form: AffiliationForm; made: Changes['made'] },
  { before, overlaps }: { before: AffiliationRecord | null; overlaps: AffiliationRecord[] },
): Promise<AffiliationOutcome> {
  const after = overlaps.reduce<AffiliationForm>(joinAffiliations, form)
  const [kept, ...gone] = [...(before ? [before] : []), ...overlaps]
  const changes: Changes = kept
    ? { made, changed: [{ before: kept, after }], withdrawn: gone }
    : { made, added: [after] }
  const organisation = overlaps[0]?.organisation ?? request.fields.organisation!.trim()
  const period = formatAffiliationPeriod(after)
  const message = overlaps.length
    ? `Joined into one row: ${organisation}, ${period}.`
    : `Saved: ${organisation}, ${period}.`
  return store(request, changes, message)
}

async function store(
  { visible, performedBy, actor, fields, takes }: ActorPageRequest,
  changes: Changes,
  message: string,
): Promise<AffiliationOutcome> {
  const { changed } = await visible.actors.saveAffiliations(actor.id, changes, performedBy, takes)
  if (changed) return { ok: true, message }
  const now = await visible.actors.affiliationRecords(actor.id)
  return refuseFormBecause('changed meanwhile', describeConflict(now, fields), fields)
}

function describeOverlap(row: AffiliationRecord): Record<string, string> {
  const sentence =
    `This overlaps a row of the same organisation and role, ${formatAffiliationPeriod(row)}. ` +
    'Write other days, or join the two.'
  return { from: sentence, overlap: formatAffiliationPeriod(row) }
}

async function withdrawAffiliation(request: ActorPageRequest): Promise<AffiliationOutcome> {
  const { visible, actor, fields } = request
  const known = await visible.actors.affiliationRecords(actor.id)
  const row = findAsRead(known, fields)
  if (!row) return refuseFormBecause('changed meanwhile', describeConflict(known, fields), {})
  return store(
    request,
    { withdrawn: [row] },
    `${row.organisation}, ${formatAffiliationPeriod(row)}, is taken out. Below the rows it can be put back.`,
  )
}

/** Puts a row back, unless another one says the same by now. */
async function restoreAffiliation(request: ActorPageRequest): Promise<AffiliationOutcome> {
  const { visible, actor, fields } = request
  const known = await visible.actors.affiliationRecords(actor.id)
  const row = findAsRead(known, fields)
  if (!row) return refuseFormBecause('changed meanwhile', describeConflict(known, fields), {})
  const overlap = describeStandingOverlap(known, row, row.id)
  if (overlap) return refuseFormBecause('unfit', { row: overlap }, {})
  const circle = await describeCircle(visible, actor, row, row)
  if (circle) return refuseFormBecause('unfit', { row: circle }, {})
  return store(request, { restored: [row] }, `${row.organisation} is put back.`)
}

/** A standing row that one of the same organisation and role would overlap, as a sentence; null where there is none. */
export function describeStandingOverlap(
  known: readonly AffiliationRecord[],
  form: AffiliationForm,
  exceptId: string,
): string | null {
  const [overlap] = findOverlaps(
    known.filter(({ withdrawn }) => !withdrawn),
    form,
    exceptId,
  )
  return overlap
    ? `It overlaps a row of the same organisation and role, ${formatAffiliationPeriod(overlap)}. Change that one instead.`
    : null
}

const findAsRead = (
  known: readonly AffiliationRecord[],
  { id, revision }: Record<string, string>,
): AffiliationRecord | null =>
  known.find((row) => row.id === id && row.revision === Number(revision)) ?? null

/** Says what stands now, so that whoever was overtaken can choose. */
function describeConflict(
  known: readonly AffiliationRecord[],
  { id }: Record<string, string>,
): Record<string, string> {
  const now = known.find((row) => row.id === id)
  if (!now) return { row: 'Somebody changed these rows meanwhile. Open the page again.' }
  const words = [now.organisation, now.role, formatAffiliationPeriod(now), now.source]
  return {
    row:
      'Somebody else changed this row meanwhile, so nothing was stored. ' +
      `Now it says: ${words.filter(Boolean).join(' · ')}${now.withdrawn ? ' (taken out)' : ''}. ` +
      'Save again to put your words in their place.',
    revision: String(now.revision),
  }
}

/** Whether what letters prove of one organisation and role counts, from now on as well. */
async function countPeriod(
  { visible, performedBy, actor, fields }: ActorPageRequest,
  counts: boolean,
): Promise<AffiliationOutcome> {
  const period = { organisationId: fields.organisationId ?? '', role: fields.role || null, counts }
  const { changed } = await visible.actors.setPeriodCounting(actor.id, period, performedBy)
  if (!changed)
    return refuseFormBecause(
      'changed meanwhile',
      { row: 'Somebody changed these rows meanwhile. Open the page again.' },
      {},
    )
  return {
    ok: true,
    message: counts
      ? `What ${actor.name} says there counts for the organisation too.`
      : `What ${actor.name} says there counts for ${actor.name} alone.`,
  }
}
