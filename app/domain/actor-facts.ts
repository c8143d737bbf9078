import { areOverlapping, type AffiliationForm, type AffiliationRecord } from './affiliations.ts'
import { parseEdtfDate, type Day } from './days.ts'
import { foldText } from './text/words.ts'

/** What may be so of an actor for some time: what it is called, an attribute of it, as whom it continues. */
export type ActorFactKind = 'name' | 'attribute' | 'successor'

/**
 * What is so of an actor for some time, as a person says it, with the words of its dates beside their bounds, and what
 * proves it. `attribute` is what the value is of, such as “country”; a successor has an id and no value.
 */
export type ActorFactForm = Pick<
  AffiliationForm,
  'firstDay' | 'lastDay' | 'fromEdtf' | 'toEdtf' | 'letterId' | 'source'
> & {
  kind: ActorFactKind
  attribute: string | null
  value: string | null
  successorId: string | null
}

/** The same as it is kept, with whom it is said of; `said` is who says so, and since which day. */
export type ActorFact = ActorFactForm &
  Pick<AffiliationRecord, 'letter' | 'said' | 'withdrawn' | 'revision'> & {
    id: string
    actorId: string
    successor: string | null
  }

/** What is said of a row, without what only the store keeps of it. */
export function pickActorFact(row: ActorFactForm): ActorFactForm {
  const { kind, attribute, value, successorId, letterId, source } = row
  const { firstDay, lastDay, fromEdtf, toEdtf } = row
  return {
    ...{ kind, attribute, value, successorId, letterId, source },
    ...{ firstDay, lastDay, fromEdtf, toEdtf },
  }
}

/** What an actor is grouped by on a day: “country” and “Sweden”. */
export type ActorAttribute = { attribute: string; value: string }

/** The attributes that everybody has a name for; whether an actor may have several of one at a time. */
const attributeRules: Record<string, { several: boolean }> = {
  country: { several: false },
  party: { several: false },
  'political group': { several: false },
  committee: { several: true },
  sector: { several: true },
}
export const usualAttributes = Object.keys(attributeRules)

/** The usual attribute that is meant, whatever its case; otherwise the name as it was written. */
export function findUsualAttribute(written: string): string {
  const key = foldText(written)
  return usualAttributes.find((attribute) => foldText(attribute) === key) ?? written
}

/** Whether an actor has one value of it at a time: one name, one country; of one's own attributes any number. */
function hasOneValue({ kind, attribute }: Pick<ActorFactForm, 'kind' | 'attribute'>): boolean {
  if (kind !== 'attribute') return kind === 'name'
  return Object.entries(attributeRules).some(
    ([usual, { several }]) => !several && usual === findUsualAttribute(attribute ?? ''),
  )
}

const isOfSameKind = (one: ActorFactForm, other: ActorFactForm): boolean =>
  one.kind === other.kind && foldText(one.attribute ?? '') === foldText(other.attribute ?? '')

const saysTheSame = (one: ActorFactForm, other: ActorFactForm): boolean =>
  one.successorId === other.successorId && foldText(one.value ?? '') === foldText(other.value ?? '')

/** Rows that say the same of days on which another one says it. */
export function findSameFacts<Row extends ActorFactForm & { id: string }>(
  rows: readonly Row[],
  form: ActorFactForm,
  exceptId: string | null,
): Row[] {
  return rows.filter(
    (row) =>
      row.id !== exceptId &&
      isOfSameKind(row, form) &&
      saysTheSame(row, form) &&
      areOverlapping(row, form),
  )
}

/**
 * A row that says something else of a day on which only one value can be. Where only a year is known for the end of
 * the one and the beginning of the other, both may be right.
 */
export function findContradiction<Row extends ActorFactForm & { id: string }>(
  rows: readonly Row[],
  form: ActorFactForm,
  exceptId: string | null,
): Row | null {
  if (!hasOneValue(form)) return null
  const own = findCertainDays(form)
  return (
    rows.find((row) => {
      if (row.id === exceptId || !isOfSameKind(row, form) || saysTheSame(row, form)) return false
      const other = findCertainDays(row)
      const [from, to] = [
        own.from > other.from ? own.from : other.from,
        own.to < other.to ? own.to : other.to,
      ]
      return from <= to
    }) ?? null
  )
}

type Dates = Pick<ActorFactForm, 'firstDay' | 'lastDay' | 'fromEdtf' | 'toEdtf'>

/** From the last day on which a row may have begun to the first on which it may have ended; none where `to` is less. */
export function findCertainDays({ firstDay, lastDay, fromEdtf, toEdtf }: Dates): {
  from: Day
  to: Day
} {
  const [begun, ended] = [fromEdtf, toEdtf].map((edtf) => {
    const read = edtf === null ? null : parseEdtfDate(edtf)
    return read?.ok ? read.dated : null
  })
  return { from: begun?.last ?? firstDay ?? '', to: ended?.first ?? lastDay ?? '9999-12-31' }
}

function mayHoldOn({ firstDay, lastDay }: Dates, day: Day): boolean {
  return (firstDay ?? '') <= day && day <= (lastDay ?? '9999-12-31')
}

function holdsForCertain(row: Dates, day: Day): boolean {
  const { from, to } = findCertainDays(row)
  return from <= day && day <= to
}

/**
 * The rows that hold on a day, the surest first: those that hold for certain before those that may, and the later
 * beginning before the earlier. Of what has one value at a time only the first stays.
 */
function chooseFactsOn<Row extends ActorFactForm & { id: string }>(
  rows: readonly Row[],
  day: Day,
): Row[] {
  const holding = rows
    .filter((row) => mayHoldOn(row, day))
    .map((row) => ({ row, certain: holdsForCertain(row, day) ? 0 : 1 }))
    .sort(
      (one, other) =>
        one.certain - other.certain ||
        compareWords(other.row.firstDay ?? '', one.row.firstDay ?? '') ||
        compareWords(other.row.id, one.row.id),
    )
    .map(({ row }) => row)
  return holding.filter((row, at) => {
    const earlier = holding.slice(0, at).filter((one) => isOfSameKind(one, row))
    return hasOneValue(row) ? !earlier.length : !earlier.some((one) => saysTheSame(one, row))
  })
}

/** What an actor is grouped by on a day: at most one country, any number of sectors; by attribute and value. */
export function findAttributesOn(
  rows: readonly (ActorFactForm & { id: string })[],
  day: Day,
): ActorAttribute[] {
  return chooseFactsOn(
    rows.filter(({ kind }) => kind === 'attribute'),
    day,
  )
    .map(({ attribute, value }) => ({ attribute: attribute!, value: value! }))
    .sort(
      (one, other) =>
        compareWords(one.attribute, other.attribute) || compareWords(one.value, other.value),
    )
}

/** What an actor was called on a day; null where no row says so, and then it is called what it is called now. */
export function findNameOn(
  rows: readonly (ActorFactForm & { id: string })[],
  day: Day,
): string | null {
  const names = rows.filter(({ kind }) => kind === 'name')
  return chooseFactsOn(names, day)[0]?.value ?? null
}

/** What actors were called when, by their ids. */
export type ActorNames = ReadonlyMap<string, readonly (ActorFactForm & { id: string })[]>

/** `Twitter (now X)`: how an actor is called beside a letter of a day; by its name alone where that was the same. */
export function nameOnDay(
  name: string,
  rows: readonly (ActorFactForm & { id: string })[] | undefined,
  day: Day,
): string {
  const then = findNameOn(rows ?? [], day)
  return then === null || foldText(then) === foldText(name) ? name : `${then} (now ${name})`
}

const compareWords = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0

/**
 * How an actor already continues as the one that would continue as it: the ids from the successor on to the actor.
 * Null where it does not.
 */
export function findSuccessorCircle(
  successorIds: ReadonlyMap<string, readonly string[]>,
  actorId: string,
  successorId: string,
): string[] | null {
  const seen = new Set<string>()
  const open = [[successorId]]
  for (let path = open.pop(); path; path = open.pop()) {
    const id = path.at(-1)!
    if (id === actorId) return path
    if (seen.has(id)) continue
    seen.add(id)
    for (const next of successorIds.get(id) ?? []) open.push([...path, next])
  }
  return null
}
