import { affiliationFields, affiliationSchema, findLetterId } from '../affiliation-form.ts'
import {
  findCircle,
  findOverlaps,
  formatAffiliationPeriod,
  type AffiliationForm,
  type AffiliationRecord,
} from '../affiliations.ts'
import type { Affiliation } from '../actors.ts'
import { collectFieldErrors } from '../form-refusal.ts'
import { isWebAddress } from '../form-fields.ts'
import { foldText } from '../text/words.ts'
import { readListDate, type ListDates } from './list-dates.ts'
import type { ListAffiliations, ListDifference } from './list-plan.ts'
import { readField, type ListRow } from './list-table.ts'

/** Where an actor belongs by one row of a list, before the organisation is known. */
type WrittenAffiliation = Omit<AffiliationForm, 'organisationId'> & { organisation: string }

export type AffiliationReading =
  | { ok: true; written: WrittenAffiliation | null }
  | { ok: false; reason: string; asksOrder: boolean }

const countingWords: Record<string, string> = {
  ...{ yes: 'yes', true: 'yes', '1': 'yes', ja: 'yes', oui: 'yes', y: 'yes' },
  ...{ no: 'no', false: 'no', '0': 'no', nein: 'no', non: 'no', n: 'no' },
}

/** What a row says of where its actor belongs; null where it says nothing. `letters` are those that it may name. */
export function readListAffiliation(
  row: ListRow,
  dates: ListDates,
  letters: ReadonlySet<string>,
): AffiliationReading {
  if (!affiliationFields.some((field) => readField(row, field).trim()))
    return { ok: true, written: null }
  const [from, to] = [readListDate(row, 'from', dates), readListDate(row, 'to', dates)]
  if (!from.ok) return { ok: false, reason: from.reason, asksOrder: from.asks }
  if (!to.ok) return { ok: false, reason: to.reason, asksOrder: to.asks }
  const counts = foldText(readField(row, 'counts'))
  const parsed = affiliationSchema.safeParse({
    ...Object.fromEntries(affiliationFields.map((field) => [field, readField(row, field)])),
    ...{ from: from.edtf, to: to.edtf, counts: countingWords[counts] ?? counts },
  })
  if (!parsed.success)
    return refuseBelonging(Object.values(collectFieldErrors(parsed.error)).join(' '))
  const { organisation, role, proof, counts: isCounted } = parsed.data
  const proven = readProof(proof, letters)
  if (!proven) return refuseBelonging(noSuchLetter)
  const written = {
    ...{ organisation, role, counts: isCounted, ...proven },
    ...{ firstDay: parsed.data.from?.first ?? null, lastDay: parsed.data.to?.last ?? null },
    ...{ fromEdtf: parsed.data.from?.edtf ?? null, toEdtf: parsed.data.to?.edtf ?? null },
  }
  return { ok: true, written }
}

const noSuchLetter = 'There is no such letter. Copy the address of the letter’s page.'

const refuseBelonging = (reason: string): AffiliationReading => ({
  ok: false,
  reason,
  asksOrder: false,
})

/** A letter that is held here, or else an address elsewhere; null where it is neither. */
function readProof(
  proof: string | null,
  letters: ReadonlySet<string>,
): Pick<AffiliationForm, 'letterId' | 'source'> | null {
  if (proof === null) return { letterId: null, source: null }
  const named = findLetterId(proof)
  if (named !== null && letters.has(named)) return { letterId: named, source: null }
  return isWebAddress(proof) ? { letterId: null, source: proof } : null
}

/** Where one actor belongs, as stored and as earlier rows leave it. */
export type ListAffiliationState = ListAffiliations & {
  stored: readonly AffiliationRecord[]
  /** Rows of the list that a stored or added row was said by, by its id or place. */
  saidBy: Map<string, number>
}

export type ListAffiliationPlan =
  { ok: true; differences: ListDifference[] } | { ok: false; reason: string }

type NamedOrganisation = { id: string; name: string }

/**
 * Lays one row over where its actor belongs: the same, changed, or new. `belonging` are all rows that tell of circles,
 * to which what is new is added.
 */
export function placeBelonging(
  row: number,
  form: AffiliationForm,
  organisation: NamedOrganisation,
  state: ListAffiliationState,
  belonging: Map<string, Affiliation[]>,
): ListAffiliationPlan {
  state.names[organisation.id] = organisation.name
  const standing = state.stored.filter(({ withdrawn }) => !withdrawn)
  const match = findStored(standing, form)
  if (match) return changeStored(row, form, match, state, belonging)
  const overlapping = [
    ...findOverlaps(standing, form, null),
    ...findOverlaps(
      state.added.map((added, place) => ({ ...added, id: `added ${place}` })),
      form,
      null,
    ),
  ]
  const twin = state.added.findIndex((added) => isSaidAgain(added, form))
  if (twin >= 0) return { ok: true, differences: [] }
  if (overlapping[0]) return { ok: false, reason: describeOverlap(overlapping[0], state) }
  const circle = describeCircle(form, organisation, state, belonging)
  if (circle) return { ok: false, reason: circle }
  const gone = state.stored.find((one) => one.withdrawn && isSaidAgain(one, form))
  if (gone) state.restored.push(gone)
  else {
    state.saidBy.set(`added ${state.added.length}`, row)
    state.added.push(form)
  }
  addBelonging(belonging, state.memberId, form, `row ${row}`)
  return {
    ok: true,
    differences: [
      { label: 'Belongs to', before: null, after: describeForm(form, organisation.name) },
    ],
  }
}

const isSaidAgain = (one: AffiliationForm, form: AffiliationForm): boolean =>
  one.organisationId === form.organisationId &&
  foldText(one.role ?? '') === foldText(form.role ?? '') &&
  writtenFrom(one) === writtenFrom(form) &&
  writtenTo(one) === writtenTo(form)

const writtenFrom = (row: AffiliationForm) => row.fromEdtf ?? row.firstDay
const writtenTo = (row: AffiliationForm) => row.toEdtf ?? row.lastDay

/**
 * The stored row that is meant: of the same organisation and role, with the same dates as far as they are written;
 * otherwise the only one that holds on some of the days. Without a role it is the only one of the organisation.
 */
function findStored(
  standing: readonly AffiliationRecord[],
  form: AffiliationForm,
): AffiliationRecord | null {
  const there = standing.filter(({ organisationId }) => organisationId === form.organisationId)
  const inRole = there.filter(({ role }) => foldText(role ?? '') === foldText(form.role ?? ''))
  const meant = inRole.length || form.role !== null ? inRole : there.length === 1 ? there : []
  const exact = meant.filter(
    (row) =>
      (writtenFrom(form) === null || writtenFrom(form) === writtenFrom(row)) &&
      (writtenTo(form) === null || writtenTo(form) === writtenTo(row)),
  )
  if (exact.length === 1) return exact[0]!
  const wholly = meant.find((row) => isSaidAgain(row, { ...form, role: row.role }))
  if (wholly) return wholly
  const overlapping = meant.filter(
    (row) => findOverlaps([row], { ...form, role: row.role }, null).length > 0,
  )
  return exact.length ? null : overlapping.length === 1 ? overlapping[0]! : null
}

function changeStored(
  row: number,
  form: AffiliationForm,
  before: AffiliationRecord,
  state: ListAffiliationState,
  belonging: Map<string, Affiliation[]>,
): ListAffiliationPlan {
  const after = fillFromStored(form, before)
  const differences = compareBelonging(before, after)
  const earlier = state.saidBy.get(before.id)
  if (!differences.length) {
    state.saidBy.set(before.id, earlier ?? row)
    return { ok: true, differences }
  }
  const refusal =
    earlier === undefined
      ? findChangeObstacle(before, after, state, belonging)
      : `Row ${earlier} says something else of the same organisation, role and days.`
  if (refusal) return { ok: false, reason: refusal }
  state.saidBy.set(before.id, row)
  state.changed.push({ before, after })
  addBelonging(belonging, state.memberId, after, before.id)
  return { ok: true, differences }
}

/** What a row says, laid over what is stored: an empty cell leaves what stands. */
function fillFromStored(form: AffiliationForm, before: AffiliationRecord): AffiliationForm {
  const from = form.fromEdtf === null ? before : form
  const to = form.toEdtf === null ? before : form
  const proof = form.letterId === null && form.source === null ? before : form
  return {
    organisationId: before.organisationId,
    role: form.role ?? before.role,
    ...{ firstDay: from.firstDay, fromEdtf: from.fromEdtf },
    ...{ lastDay: to.lastDay, toEdtf: to.toEdtf },
    counts: form.counts ?? before.counts,
    ...{ letterId: proof.letterId, source: proof.source },
  }
}

function findChangeObstacle(
  before: AffiliationRecord,
  after: AffiliationForm,
  state: ListAffiliationState,
  belonging: Map<string, Affiliation[]>,
): string | null {
  if (after.firstDay && after.lastDay && after.firstDay > after.lastDay)
    return 'With the date that is stored, this ends before it begins.'
  const others = state.stored.filter(({ withdrawn }) => !withdrawn)
  const [overlap] = findOverlaps(others, after, before.id)
  if (overlap) return describeOverlap(overlap, state)
  const organisation = { id: before.organisationId, name: before.organisation }
  return describeCircle(after, organisation, state, belonging, before.id)
}

function compareBelonging(before: AffiliationRecord, after: AffiliationForm): ListDifference[] {
  const where = `Belongs to ${before.organisation}`
  const show = (row: AffiliationForm): [string, string | null][] => [
    [`${where}: role`, row.role],
    [`${where}: from`, writtenFrom(row)],
    [`${where}: to`, writtenTo(row)],
    [`${where}: proof`, row.letterId ? `/letters/${row.letterId}` : row.source],
    [`${where}: counts`, row.counts ? 'yes' : 'no'],
  ]
  const old = show(before)
  return show(after).flatMap(([label, now], place) =>
    now === old[place]![1] ? [] : [{ label, before: old[place]![1], after: now }],
  )
}

const describeForm = (form: AffiliationForm, organisation: string): string =>
  [organisation, form.role, formatAffiliationPeriod(form)].filter(Boolean).join(', ')

function describeOverlap(
  row: AffiliationForm & { id: string },
  { saidBy }: ListAffiliationState,
): string {
  const earlier = saidBy.get(row.id)
  const where = earlier === undefined ? 'one that is stored' : `row ${earlier}`
  return (
    `This overlaps ${where} of the same organisation and role, ${formatAffiliationPeriod(row)}. ` +
    'Write other days, or join the two.'
  )
}

function describeCircle(
  form: AffiliationForm,
  organisation: NamedOrganisation,
  { memberId, memberName }: ListAffiliationState,
  belonging: Map<string, Affiliation[]>,
  exceptId: string | null = null,
): string | null {
  if (form.organisationId === memberId) return `${memberName} does not belong to itself.`
  const others =
    exceptId === null
      ? belonging
      : new Map(belonging).set(
          memberId,
          (belonging.get(memberId) ?? []).filter(({ id }) => id !== exceptId),
        )
  return findCircle(others, memberId, form)
    ? `That is a circle: ${organisation.name} itself belongs to ${memberName} in that time, directly or by others.`
    : null
}

function addBelonging(
  belonging: Map<string, Affiliation[]>,
  memberId: string,
  { organisationId, role, firstDay, lastDay }: AffiliationForm,
  id: string,
): void {
  const others = (belonging.get(memberId) ?? []).filter((row) => row.id !== id)
  belonging.set(memberId, [...others, { id, memberId, organisationId, role, firstDay, lastDay }])
}
