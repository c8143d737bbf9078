import { yearsBetween, type Day } from '../days.ts'
import { collectFieldErrors } from '../form-refusal.ts'
import { milestoneFields, milestoneSchema, toMilestoneFields } from '../milestone-form.ts'
import type { MilestoneForm, MilestoneRecord } from '../milestones.ts'
import { isSameMilestone, type planMilestoneRows } from '../plan/plan-milestones.ts'
import { foldText } from '../text/words.ts'
import { examineListDates, readListDate, type ListDates } from './list-dates.ts'
import { labelListField } from './list-fields.ts'
import {
  collectQuestions,
  compareFields,
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

type Question = Omit<ListQuestion, 'rows'>

type FindUnplaced = Parameters<typeof planMilestoneRows>[2]

type MilestonesState = {
  known: readonly MilestoneRecord[]
  choices: ListChoices
  dates: ListDates
  today: Day
  findUnplaced: FindUnplaced
  plan: ListPlan
  asked: Question[]
  /** Which row spoke of a milestone, by its id or its name and date. */
  saidBy: Map<string, number>
}

/**
 * Plans a list of milestones: one row for each. `today` tells days that lie far ahead; a row is refused that could not
 * be stored as its reader sees it.
 */
export function planMilestoneList(
  rows: readonly ListRow[],
  known: readonly MilestoneRecord[],
  choices: ListChoices,
  { today, findUnplaced }: { today: Day; findUnplaced: FindUnplaced },
): ListPlan {
  const plan: ListPlan = { rows: [], questions: [], changes: noChanges() }
  const dates = examineListDates(rows, ['date'], choices)
  const state: MilestonesState = {
    ...{ known, choices, dates, today, findUnplaced, plan },
    ...{ asked: [], saidBy: new Map<string, number>() },
  }
  // Rows that say the very event come first, so that another one of its name cannot be taken for it.
  const placed = new Map<number, ListRowPlan>()
  const isExact = (row: ListRow) => findExact(row, state) !== null
  for (const row of [...rows.filter(isExact), ...rows.filter((row) => !isExact(row))])
    placed.set(row.row, planMilestoneRow(row, state))
  plan.rows = rows.map(({ row }) => placed.get(row)!)
  plan.questions = collectQuestions(state.asked)
  return plan
}

function findExact(row: ListRow, { known, dates }: MilestonesState): MilestoneRecord | null {
  const date = readListDate(row, 'date', dates)
  const key = foldText(readField(row, 'name'))
  if (!date.ok) return null
  return (
    known.find(
      ({ name, dated, withdrawn }) =>
        !withdrawn && foldText(name) === key && dated.edtf === date.edtf,
    ) ?? null
  )
}

function planMilestoneRow(row: ListRow, state: MilestonesState): ListRowPlan {
  const title = readField(row, 'name') || 'No name'
  if (isLeftOut(state.choices, row.row))
    return { ...makeRowPlan(row.row, title), outcome: 'left out' }
  if (row.excess)
    return refuseRow(
      row.row,
      title,
      `This row has ${row.excess} more cells than there are headings. ` +
        'A separator may stand in a cell without quotation marks.',
    )
  const date = readListDate(row, 'date', state.dates)
  if (!date.ok && date.asks && state.dates.question)
    return ask(row, title, state.dates.question, state)
  if (!date.ok) return refuseRow(row.row, title, date.reason)
  const parsed = milestoneSchema.safeParse({
    ...Object.fromEntries(milestoneFields.map((field) => [field, readField(row, field)])),
    date: date.edtf,
  })
  if (!parsed.success)
    return refuseRow(
      row.row,
      title,
      [...new Set(Object.values(collectFieldErrors(parsed.error)))].join(' '),
    )
  const found = findStored(row, parsed.data, state)
  if ('asks' in found) return ask(row, title, found.asks, state)
  const key = found.before?.id ?? `${foldText(parsed.data.name)}\n${parsed.data.dated.edtf}`
  const earlier = state.saidBy.get(key)
  if (earlier !== undefined)
    return refuseRow(
      row.row,
      title,
      `Row ${earlier} is about the same event. Take one of them out.`,
    )
  state.saidBy.set(key, row.row)
  return placeMilestone(row, parsed.data, found.before, state)
}

function ask(
  { row }: ListRow,
  title: string,
  question: Question,
  state: MilestonesState,
): ListRowPlan {
  state.asked.push(question)
  return { ...refuseRow(row, title, question.sentence), outcome: 'asked' }
}

/**
 * The stored milestone that a row means: of its name and date; otherwise the only one of its name that no other row
 * means. One of another name and the same date and address is asked about.
 */
function findStored(
  row: ListRow,
  form: MilestoneForm,
  { known, choices, saidBy }: MilestonesState,
): { before: MilestoneRecord | null } | { asks: Question } {
  const isNamed = ({ name }: MilestoneRecord) => foldText(name) === foldText(form.name)
  const isDated = ({ dated }: MilestoneRecord) => dated.edtf === form.dated.edtf
  const open = known.filter(({ withdrawn }) => !withdrawn)
  const exact = open.find((one) => isNamed(one) && isDated(one))
  if (exact) return { before: exact }
  const gone = known.find((one) => one.withdrawn && isNamed(one) && isDated(one))
  const namesakes = open.filter((one) => isNamed(one) && !saidBy.has(one.id))
  if (gone ?? namesakes.length === 1) return { before: gone ?? namesakes[0]! }
  const renamed = open.find(
    (one) =>
      isDated(one) && !saidBy.has(one.id) && form.source !== null && one.source === form.source,
  )
  if (namesakes.length || !renamed) return { before: null }
  const key = `milestone:${renamed.id} ${foldText(form.name)}`
  if (choices(key) === 'same') return { before: renamed }
  if (choices(key) === 'new') return { before: null }
  return {
    asks: {
      key,
      sentence: `“${form.name}” has the date and the address of “${renamed.name}”. Is it the same event?`,
      options: [
        { value: 'same', words: `Yes: call it “${form.name}”` },
        { value: 'new', words: 'No, it is another event' },
      ],
    },
  }
}

/** Years that a day lies ahead from which on it is said. */
const farAhead = 10

function placeMilestone(
  row: ListRow,
  form: MilestoneForm,
  before: MilestoneRecord | null,
  { plan, today, findUnplaced }: MilestonesState,
): ListRowPlan {
  const after = before ? fillFromStored(row, form, before) : form
  const unplaced = Object.values(findUnplaced(after, before))
  if (unplaced.length) return refuseRow(row.row, form.name, [...new Set(unplaced)].join(' '))
  const years = Math.floor(yearsBetween(today, form.dated.first))
  const placed = {
    ...makeRowPlan(row.row, form.name),
    notes: years >= farAhead ? [`Its date lies ${years} years ahead: is the year right?`] : [],
  }
  const show = (one: MilestoneForm) => toMilestoneFields(one)
  const label = (field: string) => labelListField('milestones', field)
  const { milestones } = plan.changes
  if (!before) {
    milestones.added.push(form)
    return { ...placed, outcome: 'new', differences: compareFields(null, show(form), label) }
  }
  if (before.withdrawn) {
    milestones.restored.push({ before, after })
    return {
      ...placed,
      outcome: 'new',
      differences: compareFields(null, show(after), label),
      notes: [...placed.notes, 'It was taken out, and is put back.'],
    }
  }
  if (isSameMilestone(before, after)) return placed
  milestones.changed.push({ before, after })
  return {
    ...placed,
    outcome: 'changed',
    differences: compareFields(show(before), show(after), label),
  }
}

/** An empty cell leaves what is stored. */
function fillFromStored(row: ListRow, form: MilestoneForm, before: MilestoneRecord): MilestoneForm {
  const keepsLabel = !readField(row, 'label')
  return {
    name: form.name,
    label: keepsLabel ? (before.label === before.name ? form.name : before.label) : form.label,
    dated: { ...form.dated, basis: form.dated.basis ?? before.dated.basis },
    source: form.source ?? before.source,
  }
}
