import type { ActorFact } from '../actor-facts.ts'
import { groupAffiliationsByMember, type ActorRecord, type Affiliation } from '../actors.ts'
import { groupRowsBy } from '../collections.ts'
import type { AffiliationForm, AffiliationRecord } from '../affiliations.ts'
import { findHouse, indexHouses, type ListActorIndex } from './list-houses.ts'
import { isActorChanged, readSubjectRow } from './list-actor-rows.ts'
import {
  findOpenestProof,
  isKnownToFew,
  indexActors,
  makeSubjects,
  type ListSubject,
} from './list-actors.ts'
import { placeAttribute, readListAttributes, type ListFactState } from './list-attributes.ts'
import { placeBelonging, readListAffiliation, type ListAffiliationState } from './list-belonging.ts'
import { examineListDates, type ListDates } from './list-dates.ts'
import {
  collectQuestions,
  isLeftOut,
  makeRowPlan,
  noChanges,
  refuseRow,
  type ListChoices,
  type ListPlan,
  type ListQuestion,
  type ListRowPlan,
} from './list-plan.ts'
import { readField, type ListRow } from './list-table.ts'

/** All that a list of actors is compared with, as far as whoever brings it may see it. */
export type KnownListActors = {
  records: readonly ActorRecord[]
  affiliations: readonly AffiliationRecord[]
  /** What everybody is grouped by, without what was taken out. */
  facts: readonly ActorFact[]
  /** Everything that says who belongs where, letters among it: circles are told from it. */
  belonging: readonly Affiliation[]
  /** Letters that the rows may name as proof, and those of them that are for named people. */
  letterIds: ReadonlySet<string>
  closedLetterIds: ReadonlySet<string>
  /** Actors of whom only letters for named people tell: nothing that everybody reads may be said of them. */
  closedActorIds: ReadonlySet<string>
}

type Question = Omit<ListQuestion, 'rows'>

/** Rows that were put aside in an earlier round, each with why. */
type PutAside = Map<number, { reason: string } | { asks: Question }>

/**
 * Plans a list of actors: one row for each actor and place where they belong. What a row says is taken as a whole or
 * not at all, so the rows are read again without those that cannot be taken, until none is left of these.
 */
export function planActorList(
  rows: readonly ListRow[],
  known: KnownListActors,
  choices: ListChoices,
): ListPlan {
  const index = indexActors(known.records)
  const dates = examineListDates(rows, ['from', 'to'], choices)
  const putAside: PutAside = new Map()
  for (;;) {
    const before = putAside.size
    const plan = planRound(rows, { known, index, choices, dates, putAside })
    if (putAside.size === before) return plan
  }
}

type Round = {
  known: KnownListActors
  index: ReturnType<typeof indexActors>
  choices: ListChoices
  dates: ListDates
  putAside: PutAside
}

type RoundState = Round & {
  subjects: ReturnType<typeof makeSubjects>
  states: Map<string, ListAffiliationState>
  belonging: Map<string, Affiliation[]>
  storedOf: ReadonlyMap<string, AffiliationRecord[]>
  facts: Map<string, ListFactState>
  storedFactsOf: ReadonlyMap<string, ActorFact[]>
  /** Actors of the list by their names and spellings, also those that the list adds. */
  houses: ListActorIndex
}

function planRound(rows: readonly ListRow[], round: Round): ListPlan {
  const { known, index, choices, putAside } = round
  const read = rows.filter(({ row }) => !putAside.has(row) && !isLeftOut(choices, row))
  const subjects = makeSubjects(index, read, choices)
  const plans = new Map<number, { plan: ListRowPlan; subject: ListSubject }>()
  const isSpelling = (row: ListRow) => subjects.isSpelling(readField(row, 'name'))
  const ordered = [...read.filter((row) => !isSpelling(row)), ...read.filter(isSpelling)]
  for (const row of ordered) {
    const found = readActorRow(row, subjects, round)
    if ('plan' in found) plans.set(row.row, found)
    else putAside.set(row.row, found)
  }
  const state: RoundState = {
    ...round,
    subjects,
    states: new Map(),
    belonging: new Map(groupAffiliationsByMember(known.belonging)) as RoundState['belonging'],
    storedOf: groupRowsBy('memberId', known.affiliations),
    facts: new Map(),
    storedFactsOf: groupRowsBy('actorId', known.facts),
    houses: indexHouses(subjects.all()),
  }
  for (const row of read) {
    const placed = plans.get(row.row)
    if (placed) placeRowBelonging(row, placed, state)
    if (placed && !state.putAside.has(row.row)) placeRowAttributes(row, placed, state)
  }
  return assemblePlan(rows, plans, state)
}

function readActorRow(
  row: ListRow,
  subjects: RoundState['subjects'],
  { index, choices }: Round,
): { plan: ListRowPlan; subject: ListSubject } | { reason: string } | { asks: Question } {
  if (row.excess)
    return {
      reason:
        `This row has ${row.excess} more cells than there are headings. ` +
        'A separator may stand in a cell without quotation marks.',
    }
  if (!readField(row, 'name')) return { reason: 'This row has no name.' }
  const named = subjects.findNamed(row)
  if ('asks' in named) return named
  if (named.record?.withdrawn) return { reason: describeWithdrawn(named.record) }
  const read = readSubjectRow(row, named, index, choices)
  if (!read.ok) return read
  const plan = makeRowPlan(row.row, makeTitle(row))
  plan.differences = read.differences
  plan.outcome = read.isNew ? 'new' : read.differences.length ? 'changed' : 'same'
  return { plan, subject: named }
}

const describeWithdrawn = ({ name }: ActorRecord): string =>
  `${name} was withdrawn here. Put it back on its page, or take the row out.`

const makeTitle = (row: ListRow): string =>
  [readField(row, 'name'), readField(row, 'organisation')].filter(Boolean).join(' · ') || 'No name'

function placeRowBelonging(
  row: ListRow,
  { plan, subject }: { plan: ListRowPlan; subject: ListSubject },
  state: RoundState,
): void {
  const read = readListAffiliation(row, state.dates, state.known.letterIds)
  if (!read.ok)
    return void state.putAside.set(
      row.row,
      read.asksOrder && state.dates.question ? { asks: state.dates.question } : read,
    )
  if (!read.written) return void subject.provenBy.add(null)
  const { organisation: name, ...written } = read.written
  subject.provenBy.add(written.letterId)
  const found = findHouse(name, subject, state)
  if ('asks' in found || 'reason' in found) return void state.putAside.set(row.row, found)
  if ('left' in found) return
  const { house, note } = found
  if (house.record?.withdrawn)
    return void state.putAside.set(row.row, { reason: describeWithdrawn(house.record) })
  const form: AffiliationForm = { ...written, organisationId: house.ref }
  if (!mayBeSaid(subject, house, form, state.known))
    return void state.putAside.set(row.row, { reason: secretSentence })
  const belongingState = openState(subject, state)
  const placed = placeBelonging(
    row.row,
    form,
    { id: house.ref, name: house.form!.name },
    belongingState,
    state.belonging,
  )
  if (!placed.ok) return void state.putAside.set(row.row, placed)
  house.provenBy.add(form.letterId)
  plan.differences.push(...note, ...placed.differences)
  if (plan.differences.length && plan.outcome === 'same') plan.outcome = 'changed'
}

function placeRowAttributes(
  row: ListRow,
  { plan, subject }: { plan: ListRowPlan; subject: ListSubject },
  { facts, storedFactsOf, known, putAside }: RoundState,
): void {
  const read = readListAttributes(row)
  if (!read.ok) return void putAside.set(row.row, read)
  if (!read.forms.length) return
  if (isKnownToFew(subject, known)) return void putAside.set(row.row, closedSentence)
  subject.provenBy.add(null)
  const state = facts.get(subject.ref) ?? {
    ...{ actorId: subject.ref, actorName: subject.form!.name, added: [], changed: [] },
    ...{ stored: storedFactsOf.get(subject.ref) ?? [], said: new Set<string>() },
  }
  facts.set(subject.ref, state)
  for (const form of read.forms) {
    const placed = placeAttribute(form, state)
    if (!placed.ok) return void putAside.set(row.row, placed)
    plan.differences.push(...placed.differences)
  }
  if (plan.differences.length && plan.outcome === 'same') plan.outcome = 'changed'
}

const closedSentence = {
  reason:
    'Only a letter for named people tells of this actor, and everybody reads what a list says. ' +
    'Say it on the actor’s page, with that letter as proof.',
}

const secretSentence =
  'Only a letter for named people tells of one of them, and everybody reads what a list says. ' +
  'Name that letter as proof, and this is known to its readers alone.'

function mayBeSaid(
  subject: ListSubject,
  house: ListSubject,
  { letterId }: AffiliationForm,
  { closedActorIds, closedLetterIds }: KnownListActors,
): boolean {
  return (
    (letterId !== null && closedLetterIds.has(letterId)) ||
    ![subject.ref, house.ref].some((id) => closedActorIds.has(id))
  )
}

function openState(subject: ListSubject, { states, storedOf }: RoundState): ListAffiliationState {
  const known = states.get(subject.ref)
  if (known) return known
  const opened: ListAffiliationState = {
    ...{ memberId: subject.ref, memberName: subject.form!.name },
    ...{ names: {}, added: [], changed: [], restored: [], saidBy: new Map<string, number>() },
    stored: storedOf.get(subject.ref) ?? [],
  }
  states.set(subject.ref, opened)
  return opened
}

function assemblePlan(
  rows: readonly ListRow[],
  plans: ReadonlyMap<number, { plan: ListRowPlan }>,
  { subjects, states, facts, choices, putAside, known }: RoundState,
): ListPlan {
  const asked: Question[] = []
  const planned = rows.map((row): ListRowPlan => {
    const title = makeTitle(row)
    if (isLeftOut(choices, row.row)) return { ...makeRowPlan(row.row, title), outcome: 'left out' }
    const aside = putAside.get(row.row)
    if (aside && 'asks' in aside) {
      asked.push(aside.asks)
      return { ...refuseRow(row.row, title, aside.asks.sentence), outcome: 'asked' }
    }
    return aside ? refuseRow(row.row, title, aside.reason) : plans.get(row.row)!.plan
  })
  const changes = noChanges()
  for (const { ref, record, form, provenBy } of subjects.all()) {
    if (!form) continue
    if (!record)
      changes.actors.added.push({
        ref,
        form,
        letterId: findOpenestProof(provenBy, known.closedLetterIds),
      })
    else if (isActorChanged(record, form))
      changes.actors.changed.push({ before: record, after: form })
  }
  changes.affiliations = [...states.values()]
    .filter(({ added, changed, restored }) => added.length + changed.length + restored.length)
    .map(({ memberId, memberName, names, added, changed, restored }) => ({
      ...{ memberId, memberName, names, added, changed, restored },
    }))
  changes.facts = [...facts.values()]
    .filter(({ added, changed }) => added.length + changed.length)
    .map(({ actorId, actorName, added, changed }) => ({ actorId, actorName, added, changed }))
  return { rows: planned, questions: collectQuestions(asked), changes }
}
