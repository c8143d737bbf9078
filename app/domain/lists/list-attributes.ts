import { attributeSchema } from '../actor-fact-form.ts'
import {
  findContradiction,
  findSameFacts,
  usualAttributes,
  type ActorFact,
  type ActorFactForm,
} from '../actor-facts.ts'
import { formatAffiliationPeriod } from '../affiliations.ts'
import { collectFieldErrors } from '../form-refusal.ts'
import { capitaliseFirst } from '../text/words.ts'
import { labelListField, otherAttributes } from './list-fields.ts'
import type { ListDifference, ListFacts } from './list-plan.ts'
import { readField, type ListRow } from './list-table.ts'

type AttributeReading = { ok: true; forms: ActorFactForm[] } | { ok: false; reason: string }

/** The attributes that a row says, each with its days where it has any: `S (until 2019); Independent (from 2020)`. */
export function readListAttributes(row: ListRow): AttributeReading {
  const forms: ActorFactForm[] = []
  for (const field of [...usualAttributes, otherAttributes])
    for (const part of splitOutsideQuotes(readField(row, field))) {
      const read = readAttribute(part, field === otherAttributes ? null : field)
      if ('reason' in read)
        return { ok: false, reason: `“${labelListField('actors', field)}”: ${read.reason}` }
      forms.push(read)
    }
  return { ok: true, forms }
}

const splitOutsideQuotes = (words: string): string[] =>
  (words.match(/(?:"(?:[^"]|"")*"|[^;\n])+/g) ?? []).map((part) => part.trim()).filter(Boolean)

function readAttribute(part: string, attribute: string | null): ActorFactForm | { reason: string } {
  const named = attribute === null ? splitName(part) : { attribute, said: part }
  if (!named) return { reason: `Write “${part}” with what it is of, such as “remit: Health”.` }
  const parsed = attributeSchema.safeParse({
    attribute: named.attribute,
    ...splitPeriod(named.said.trim()),
    proof: '',
  })
  if (!parsed.success) return { reason: Object.values(collectFieldErrors(parsed.error)).join(' ') }
  const { from, to, ...told } = parsed.data
  return {
    ...{ kind: 'attribute', attribute: told.attribute, value: told.value, successorId: null },
    ...{ letterId: null, source: null },
    ...(from ? { firstDay: from.first, fromEdtf: from.edtf } : { firstDay: null, fromEdtf: null }),
    ...(to ? { lastDay: to.last, toEdtf: to.edtf } : { lastDay: null, toEdtf: null }),
  }
}

function splitName(part: string): { attribute: string; said: string } | null {
  const [, name, said] = /^("(?:[^"]|"")*"|[^:]*):(.*)$/s.exec(part) ?? []
  return name && said !== undefined ? { attribute: unquote(name), said } : null
}

const periodPattern = /\s*\((?=from |until )(?:from (\S+?))?(?:\s*until (\S+?))?\)$/

function splitPeriod(said: string): { value: string; from: string; to: string } {
  const found = periodPattern.exec(said)
  const value = unquote(found ? said.slice(0, found.index) : said)
  return { value, from: found?.[1] ?? '', to: found?.[2] ?? '' }
}

const unquote = (words: string): string =>
  /^"(?:[^"]|"")*"$/.test(words.trim())
    ? words.trim().slice(1, -1).replaceAll('""', '"')
    : words.trim()

/** The cells that say attributes, by the fields of a list; what reads like a sign of ours stands between quotes. */
export function writeListAttributes(facts: readonly ActorFactForm[]): Record<string, string> {
  const cells: Record<string, string[]> = {}
  for (const fact of facts) {
    const isUsual = usualAttributes.includes(fact.attribute!)
    const said = quote(fact.value!, /[;"(\n]/) + writePeriod(fact)
    const cell = isUsual ? said : `${quote(fact.attribute!, /[;":\n]/)}: ${said}`
    ;(cells[isUsual ? fact.attribute! : otherAttributes] ??= []).push(cell)
  }
  return Object.fromEntries(Object.entries(cells).map(([field, said]) => [field, said.join('; ')]))
}

const quote = (words: string, signs: RegExp): string =>
  signs.test(words) ? `"${words.replaceAll('"', '""')}"` : words

const writtenFrom = (row: ActorFactForm) => row.fromEdtf ?? row.firstDay
const writtenTo = (row: ActorFactForm) => row.toEdtf ?? row.lastDay

function writePeriod(row: ActorFactForm): string {
  const [from, to] = [writtenFrom(row), writtenTo(row)]
  const says = [from && `from ${from}`, to && `until ${to}`].filter(Boolean).join(' ')
  return says && ` (${says})`
}

/** What one actor is grouped by, as stored and as earlier rows leave it; `said` are the ids of rows that a row said. */
export type ListFactState = ListFacts & { stored: readonly ActorFact[]; said: Set<string> }

type PlacedAttribute = { ok: true; differences: ListDifference[] } | { ok: false; reason: string }

/**
 * Lays one attribute over what stands: the same, its days or its value changed, or new. A value without days is one
 * that stands whenever it holds; of what only one can be so at a time, another value takes the place of the stored one.
 */
export function placeAttribute(form: ActorFactForm, state: ListFactState): PlacedAttribute {
  const rows = listStanding(state)
  const same = findSameFacts(rows, form, null)
  const again = same.find((row) => saysNoMore(form, row))
  if (again) {
    state.said.add(again.id)
    return { ok: true, differences: [] }
  }
  if (same.length > 1) return refuse(same[0]!)
  const stood = same[0] ?? findContradiction(rows, form, null)
  if (stood) return changeAttribute(form, stood, same.length > 0, state)
  state.added.push(form)
  return { ok: true, differences: [tell(null, form)] }
}

/** Whether a form says nothing that the row does not say. */
const saysNoMore = (form: ActorFactForm, row: ActorFactForm): boolean =>
  (writtenFrom(form) === null || writtenFrom(form) === writtenFrom(row)) &&
  (writtenTo(form) === null || writtenTo(form) === writtenTo(row))

function listStanding({
  stored,
  changed,
  added,
}: ListFactState): (ActorFactForm & { id: string })[] {
  const after = new Map(changed.map((change) => [change.before.id, change.after]))
  return [
    ...stored.map((row) => ({ ...row, ...after.get(row.id), id: row.id })),
    ...added.map((row, place) => ({ ...row, id: `added ${place}` })),
  ]
}

function changeAttribute(
  form: ActorFactForm,
  stood: ActorFactForm & { id: string },
  isSameValue: boolean,
  state: ListFactState,
): PlacedAttribute {
  const before = state.stored.find(({ id }) => id === stood.id)
  // Another value with days of its own is another row, and then both cannot be right.
  if (!before || state.said.has(before.id) || (!isSameValue && !saysNoMore(form, before)))
    return refuse(stood)
  const after: ActorFactForm = {
    ...{ kind: 'attribute', attribute: before.attribute, value: form.value, successorId: null },
    ...(form.fromEdtf === null ? pickBeginning(before) : pickBeginning(form)),
    ...(form.toEdtf === null ? pickEnd(before) : pickEnd(form)),
    letterId: isSameValue ? before.letterId : null,
    source: isSameValue ? before.source : null,
  }
  if (after.firstDay && after.lastDay && after.firstDay > after.lastDay)
    return { ok: false, reason: 'With the date that is stored, this ends before it begins.' }
  const other = findContradiction(listStanding(state), after, before.id)
  if (other) return refuse(other)
  state.said.add(before.id)
  state.changed.push({ before, after })
  return { ok: true, differences: [tell(before, after)] }
}

const pickBeginning = ({ firstDay, fromEdtf }: ActorFactForm) => ({ firstDay, fromEdtf })
const pickEnd = ({ lastDay, toEdtf }: ActorFactForm) => ({ lastDay, toEdtf })

const describe = (row: ActorFactForm): string =>
  `${row.value}${row.firstDay || row.lastDay ? `, ${formatAffiliationPeriod(row)}` : ''}`

const tell = (before: ActorFactForm | null, after: ActorFactForm): ListDifference => ({
  label: capitaliseFirst(after.attribute!),
  ...{ before: before && describe(before), after: describe(after) },
})

const refuse = (row: ActorFactForm): PlacedAttribute => ({
  ok: false,
  reason:
    `${capitaliseFirst(row.attribute!)} is ${describe(row)} already, which does not go with this. ` +
    'Write other days, or change it on the actor’s page.',
})
