import { levels } from '../level.ts'
import { collectFieldErrors } from '../form-refusal.ts'
import { foldText } from '../text/words.ts'
import { proposeWordingChange } from '../topic-changes.ts'
import { wordingFields, wordingSchema } from '../topic-wording-form.ts'
import {
  isSameWording,
  noExamples,
  toWordingFields,
  type TopicVersion,
  type TopicWording,
} from '../topic-wording.ts'
import { splitCell } from './list-actors.ts'
import { labelListField, listFields } from './list-fields.ts'
import {
  collectQuestions,
  compareFields,
  isLeftOut,
  makeRowPlan,
  noChanges,
  refuseRow,
  rowChoiceKey,
  type ListChoices,
  type ListDifference,
  type ListPlan,
  type ListQuestion,
  type ListRowPlan,
} from './list-plan.ts'
import { isSameText, readField, type ListRow } from './list-table.ts'

/** A topic of the dossier with all that it ever said, the newest version last. */
export type KnownListTopic = { id: string; versions: readonly TopicVersion[] }

type TopicsState = {
  known: readonly KnownListTopic[]
  choices: ListChoices
  plan: ListPlan
  asked: Omit<ListQuestion, 'rows'>[]
  /** Which row spoke of a topic, by its id or its new name. */
  saidBy: Map<string, number>
}

/** Plans a list of topics: one row for each, found by its name or a name that it had before. */
export function planTopicList(
  rows: readonly ListRow[],
  known: readonly KnownListTopic[],
  choices: ListChoices,
): ListPlan {
  const plan: ListPlan = { rows: [], questions: [], changes: noChanges() }
  const state: TopicsState = { known, choices, plan, asked: [], saidBy: new Map() }
  plan.rows = rows.map((row) => planTopicRow(row, state))
  plan.questions = collectQuestions(state.asked)
  return plan
}

const ownFields = listFields.topics.map(({ field }) => field)
const label = (field: string) => labelListField('topics', field)

function planTopicRow(row: ListRow, state: TopicsState): ListRowPlan {
  const name = readField(row, 'name')
  const title = name || 'No name'
  if (isLeftOut(state.choices, row.row))
    return { ...makeRowPlan(row.row, title), outcome: 'left out' }
  if (row.excess)
    return refuseRow(
      row.row,
      title,
      `This row has ${row.excess} more cells than there are headings. ` +
        'A separator may stand in a cell without quotation marks.',
    )
  const found = findTopic(name, state)
  if ('asks' in found) {
    state.asked.push(found.asks)
    return { ...refuseRow(row.row, title, found.asks.sentence), outcome: 'asked' }
  }
  const before = found.topic?.versions.at(-1) ?? null
  const read = readWording(row, before?.wording ?? null)
  if (!read.ok) return refuseRow(row.row, title, read.reason)
  const key = found.topic?.id ?? foldText(name)
  const earlier = state.saidBy.get(key)
  if (earlier !== undefined)
    return refuseRow(
      row.row,
      title,
      `Row ${earlier} is about the same topic. Take one of them out.`,
    )
  state.saidBy.set(key, row.row)
  return placeTopic(row, read.wording, { topicId: found.topic?.id ?? null, before }, state)
}

function findTopic(
  name: string,
  { known, choices }: TopicsState,
): { topic: KnownListTopic | null } | { asks: Omit<ListQuestion, 'rows'> } {
  const key = foldText(name)
  const isCalled = (version: TopicVersion | undefined) =>
    version !== undefined && foldText(version.wording.name) === key
  const now = known.filter(({ versions }) => isCalled(versions.at(-1)))
  const meant = now.length ? now : known.filter(({ versions }) => versions.some(isCalled))
  if (meant.length < 2) return { topic: meant[0] ?? null }
  const questionKey = `topic:${key}`
  const chosen = meant.find(({ id }) => id === choices(questionKey))
  if (chosen) return { topic: chosen }
  return {
    asks: {
      key: questionKey,
      sentence: `${meant.length} topics are or were called “${name}”. Which of them is meant?`,
      options: meant.map(({ id, versions }) => {
        const { wording } = versions.at(-1)!
        return { value: id, words: `${wording.name}: ${wording.proposition.slice(0, 120)}` }
      }),
    },
  }
}

type ReadWording = { ok: true; wording: TopicWording } | { ok: false; reason: string }

/** What a row says, laid over the newest version: an empty cell leaves what stands. */
function readWording(row: ListRow, before: TopicWording | null): ReadWording {
  const stored = before && toWordingFields(before)
  const written = Object.fromEntries(
    ownFields.flatMap((field) => {
      const words = readField(row, field)
      if (!words || isSameText(words, stored?.[field])) return []
      return [[field, field === 'cues' ? splitCell(words).join('\n') : words]]
    }),
  )
  const parsed = wordingSchema.safeParse({
    ...Object.fromEntries(wordingFields.map((field) => [field, ''])),
    ...stored,
    ...written,
  })
  if (!parsed.success)
    return {
      ok: false,
      reason: [...new Set(Object.values(collectFieldErrors(parsed.error)))].join(' '),
    }
  const { chosen: _chosen, ...wording } = parsed.data
  return { ok: true, wording: { ...wording, examples: before?.examples ?? noExamples } }
}

function placeTopic(
  { row }: ListRow,
  wording: TopicWording,
  { topicId, before }: { topicId: string | null; before: TopicVersion | null },
  { plan, choices }: TopicsState,
): ListRowPlan {
  const placed = makeRowPlan(row, wording.name)
  if (before === null || topicId === null) {
    plan.changes.topics.added.push(wording)
    const unworded = levels.filter(({ level }) => !wording.anchors[level]).length
    return {
      ...placed,
      outcome: 'new',
      differences: compareWording(null, wording),
      notes: unworded ? [`${unworded} of its five levels are not worded yet.`] : [],
    }
  }
  if (isSameWording(before.wording, wording)) return placed
  const said = choices(rowChoiceKey(row))
  const wordings = { before: before.wording, after: wording }
  const change = said === 'wording' || said === 'meaning' ? said : proposeWordingChange(wordings)
  plan.changes.topics.changed.push({ topicId, before, wording, change })
  return {
    ...placed,
    outcome: 'changed',
    differences: compareWording(before.wording, wording),
    wording: change,
    notes:
      change === 'meaning' ? ['The positions that this touches come on the list to re-check.'] : [],
  }
}

function compareWording(before: TopicWording | null, after: TopicWording): ListDifference[] {
  const show = (wording: TopicWording) => {
    const fields = toWordingFields({ ...wording, examples: noExamples })
    return Object.fromEntries(
      ownFields.map((field) => [
        field,
        field === 'cues' ? wording.cues.join('; ') : (fields[field] ?? ''),
      ]),
    )
  }
  return compareFields(before && show(before), show(after), label)
}
