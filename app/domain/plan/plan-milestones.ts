import type { z } from 'zod'
import { milestoneFields, milestoneSchema } from '../milestone-form.ts'
import type { MilestoneForm, MilestoneRecord } from '../milestones.ts'
import { foldText } from '../text/words.ts'

/** A row that is not taken, by its number from 1 on, with what to do. */
type RefusedMilestoneRow = { row: number; cells: string[]; reason: string }

/** What rows of a table would do to the milestones of a dossier; nothing is stored by it. */
export type MilestonePlan = {
  added: MilestoneForm[]
  changed: { before: MilestoneRecord; after: MilestoneForm }[]
  same: number
  refused: RefusedMilestoneRow[]
}

/** Which fields of what is typed of a milestone could not be stored, with a sentence for each. */
type FindUnplaced = (typed: MilestoneForm, before: MilestoneRecord | null) => Record<string, string>

type MilestoneField = (typeof milestoneFields)[number]

/** The headings of the columns, in the order in which they stand where a table has none. */
export const milestoneHeadings: Record<MilestoneField, string> = {
  date: 'Date',
  name: 'Name',
  label: 'Word on the axis',
  basis: 'Why this date',
  source: 'Address',
}

/**
 * Plans rows of cells: new where no milestone is called so, the same where nothing differs, changed where the one that
 * is called so says something else. Twice the same name with two dates is two events, so the one of its date is meant.
 * A cell that is empty leaves what is stored. A row is refused that could not be stored as its reader sees it.
 */
export function planMilestoneRows(
  rows: readonly (readonly string[])[],
  known: readonly MilestoneRecord[],
  findUnplaced: FindUnplaced,
): MilestonePlan {
  const plan: MilestonePlan = { added: [], changed: [], same: 0, refused: [] }
  const columns = findColumns(rows[0] ?? [])
  const openRecords = known.filter(({ withdrawn }) => !withdrawn)
  const namedRows = new Map<string, number>()
  rows.forEach((cells, index) => {
    if (columns.hasHeadings && index === 0) return
    const [row, fields] = [index + 1, columns.read(cells)]
    const parsed = milestoneSchema.safeParse(fields)
    if (!parsed.success) {
      plan.refused.push({ row, cells: [...cells], reason: describeFaults(parsed.error) })
      return
    }
    const key = `${foldText(parsed.data.name)}\n${parsed.data.dated.edtf}`
    const earlierRow = namedRows.get(key)
    if (earlierRow !== undefined) {
      const reason = `It says the same as row ${earlierRow}. Take one of them out.`
      plan.refused.push({ row, cells: [...cells], reason })
      return
    }
    namedRows.set(key, row)
    const match = fillFromStored(parsed.data, fields, openRecords)
    const unplaced = Object.values(findUnplaced(match.after, match.before))
    if (unplaced.length)
      plan.refused.push({ row, cells: [...cells], reason: [...new Set(unplaced)].join(' ') })
    else placeRow(plan, match, openRecords)
  })
  return plan
}

type RowMatch = { after: MilestoneForm; before: MilestoneRecord | null }

function fillFromStored(
  form: MilestoneForm,
  fields: Record<MilestoneField, string>,
  known: readonly MilestoneRecord[],
): RowMatch {
  const namesakes = known.filter(({ name }) => foldText(name) === foldText(form.name))
  const before =
    namesakes.find(({ dated }) => dated.edtf === form.dated.edtf) ??
    (namesakes.length === 1 ? namesakes[0]! : null)
  if (!before) return { after: form, before }
  return {
    before,
    after: {
      name: form.name,
      label: fields.label.trim() ? form.label : before.label,
      dated: { ...form.dated, basis: form.dated.basis ?? before.dated.basis },
      source: form.source ?? before.source,
    },
  }
}

function placeRow(
  plan: MilestonePlan,
  { before, after }: RowMatch,
  known: readonly MilestoneRecord[],
): void {
  const isTaken = plan.changed.some((change) => change.before.id === before?.id)
  if (!before || isTaken) plan.added.push(after)
  else if (isSameMilestone(before, after)) plan.same += 1
  else if (known.length) plan.changed.push({ before, after })
}

/** Whether two milestones say the same of an event. */
export function isSameMilestone(one: MilestoneForm, other: MilestoneForm): boolean {
  return (
    one.name === other.name &&
    one.label === other.label &&
    one.source === other.source &&
    one.dated.edtf === other.dated.edtf &&
    one.dated.basis === other.dated.basis
  )
}

/** Where the cells of each field stand: by the headings of the first row, or in the order of the headings. */
function findColumns(first: readonly string[]) {
  const folded = first.map((cell) => foldText(cell.trim()))
  const places = milestoneFields.map((field) => folded.indexOf(foldText(milestoneHeadings[field])))
  const hasHeadings = places[0]! >= 0 && places[1]! >= 0
  return {
    hasHeadings,
    read: (cells: readonly string[]) =>
      Object.fromEntries(
        milestoneFields.map((field, index) => [
          field,
          (cells[hasHeadings ? places[index]! : index] ?? '').replace(/^'(?=[=+\-@])/, ''),
        ]),
      ) as Record<MilestoneField, string>,
  }
}

const describeFaults = (error: z.ZodError): string =>
  [...new Set(error.issues.map(({ message }) => message))].join(' ')
