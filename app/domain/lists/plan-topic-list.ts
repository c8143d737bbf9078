import { levels } from '../level.ts'
import { clipWords, foldText, pluralise } from '../text/words.ts'
import { findRecheckScope, proposeWordingChange } from '../topic-changes.ts'
import {
  isSameWording,
  toWordingFields,
  type TopicVersion,
  type TopicWording,
} from '../topic-wording.ts'
import { describeCode } from './list-codes.ts'
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
import { readField, type ListRow } from './list-table.ts'
import { toTopicCells, type ListPassages } from './list-topic-cells.ts'
import { readTopicRow, type KnownListTopic } from './list-topic-rows.ts'

/**
 * What a list of topics is compared with: those of the dossier, and the passages that it names. `findMasks` finds what
 * of typed words could not be stored, with a sentence for each field.
 */
export type KnownListTopics = {
  topics: readonly KnownListTopic[]
  passages: ListPassages
  findMasks: FindMasks
}

type FindMasks = (
  typed: Record<string, string>,
  before: Record<string, string>,
) => Record<string, string>

type TopicsState = {
  known: readonly KnownListTopic[]
  passages: ListPassages
  findMasks: FindMasks
  choices: ListChoices
  plan: ListPlan
  asked: Omit<ListQuestion, 'rows'>[]
  /** Which row spoke of a topic, by its id or its new name. */
  saidBy: Map<string, number>
}

/**
 * Plans a list of topics: one row for each, found by its id or its name or a name that it had before. A new one whose
 * proposition is missing is asked for it.
 */
export function planTopicList(
  rows: readonly ListRow[],
  { topics, passages, findMasks }: KnownListTopics,
  choices: ListChoices,
): ListPlan {
  const plan: ListPlan = { rows: [], questions: [], changes: noChanges() }
  const state: TopicsState = {
    ...{ known: topics, passages, findMasks, choices, plan, asked: [], saidBy: new Map() },
  }
  plan.rows = rows.map((row) => planTopicRow(row, state))
  plan.questions = collectQuestions(state.asked)
  return plan
}

const label = (field: string) => labelListField('topics', field)

/** Stands for a proposition that is asked for, so that what else is wrong is said at once. */
const unanswered = '…'

function planTopicRow(row: ListRow, state: TopicsState): ListRowPlan {
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
  const found = findTopic(row, state)
  if ('asks' in found) return askRow(row.row, title, found.asks, state)
  return planFoundTopic(row, found.topic, state)
}

function planFoundTopic(
  row: ListRow,
  topic: KnownListTopic | null,
  state: TopicsState,
): ListRowPlan {
  const title = readField(row, 'name') || 'No name'
  const asks = topic ? null : askProposition(row)
  const answered = asks && state.choices(asks.key)
  const read = readTopicRow(row, topic, asks ? (answered ?? unanswered) : '', state.passages)
  if (!read.ok) return refuseRow(row.row, title, read.reason)
  if (asks && !answered) return askRow(row.row, title, asks, state)
  const masked = findMasked(read.wording, topic, state)
  if (masked) return refuseRow(row.row, title, masked)
  const taken = findClaim(read.wording.name, topic?.id ?? null, state)
  if (taken) return refuseRow(row.row, title, taken)
  const nameKey = foldText(read.wording.name)
  state.saidBy.set(nameKey, row.row).set(topic?.id ?? nameKey, row.row)
  const notes = [...describeCode(row), ...read.notes]
  return placeTopic(row.row, { ...read, notes }, topic, state)
}

/** Why words with a mask in them cannot be stored; null where there are none that did not stand there. */
function findMasked(
  wording: TopicWording,
  topic: KnownListTopic | null,
  { findMasks }: TopicsState,
): string | null {
  const before = topic ? toWordingFields(topic.versions.at(-1)!.wording) : {}
  const sentences = Object.values(findMasks(toWordingFields(wording), before))
  return sentences.length ? [...new Set(sentences)].join(' ') : null
}

function askRow(
  row: number,
  title: string,
  asks: Omit<ListQuestion, 'rows'>,
  { asked }: TopicsState,
): ListRowPlan {
  asked.push(asks)
  return { ...refuseRow(row, title, asks.sentence), outcome: 'asked' }
}

/** Why a topic cannot be called so: another one is, or another row speaks of it. */
function findClaim(
  name: string,
  topicId: string | null,
  { known, saidBy }: TopicsState,
): string | null {
  const key = foldText(name)
  const earlier = saidBy.get(topicId ?? key) ?? saidBy.get(key)
  if (earlier !== undefined) return `Row ${earlier} is about the same topic. Take one of them out.`
  const twin = known.find(
    ({ id, versions }) => id !== topicId && foldText(versions.at(-1)!.wording.name) === key,
  )
  return twin
    ? `There is a topic “${twin.versions.at(-1)!.wording.name}” already. Give this one another name.`
    : null
}

function findTopic(
  row: ListRow,
  { known, choices }: TopicsState,
): { topic: KnownListTopic | null } | { asks: Omit<ListQuestion, 'rows'> } {
  const byId = known.find(({ id }) => id === readField(row, 'id').toLowerCase())
  if (byId) return { topic: byId }
  const name = readField(row, 'name')
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

/** What is asked of a new topic without a proposition; null where it has one, or nobody could say of what. */
function askProposition(row: ListRow): Omit<ListQuestion, 'rows'> | null {
  const name = readField(row, 'name')
  if (!name || readField(row, 'proposition')) return null
  return {
    key: `proposition:${foldText(name)}`,
    sentence:
      `What does “${name}” ask? Write a sentence that one can support or oppose.` +
      describeThere(readField(row, 'description')),
    options: [],
    writes: { most: 500 },
  }
}

const describeThere = (description: string): string =>
  description && ` Its codebook says of it, which is not taken in: “${clipWords(description, 300)}”`

type ReadRow = { wording: TopicWording; closed: boolean | null; notes: string[] }

function placeTopic(
  row: number,
  { wording, closed, notes }: ReadRow,
  topic: KnownListTopic | null,
  state: TopicsState,
): ListRowPlan {
  const placed = { ...makeRowPlan(row, wording.name), notes }
  if (topic) return placeKnownTopic(placed, { wording, closed }, topic, state)
  state.plan.changes.topics.added.push({ wording, closed: closed === true })
  const unworded = levels.filter(({ level }) => !wording.anchors[level]).length
  return {
    ...placed,
    outcome: 'new',
    differences: compareTopics(null, { wording, closed: closed === true }, state.passages),
    notes: [...notes, ...(unworded ? [describeUnworded(unworded)] : [])],
  }
}

const describeUnworded = (count: number): string =>
  count === levels.length
    ? 'None of its five levels is worded yet.'
    : `${count} of its five levels ${pluralise(count, 'is', 'are')} not worded yet.`

function placeKnownTopic(
  placed: ListRowPlan,
  { wording, closed }: Omit<ReadRow, 'notes'>,
  { id: topicId, closedAt, versions }: KnownListTopic,
  { plan: { changes }, choices, passages }: TopicsState,
): ListRowPlan {
  const before = versions.at(-1)!
  const isClosed = closedAt !== null
  const isOtherStanding = closed !== null && closed !== isClosed
  if (isOtherStanding) changes.topics.standing.push({ topicId, name: wording.name, closedAt })
  const isReworded = !isSameWording(before.wording, wording)
  if (!isReworded && !isOtherStanding) return placed
  const said = choices(rowChoiceKey(placed.row))
  const wordings = { before: before.wording, after: wording }
  const change = said === 'wording' || said === 'meaning' ? said : proposeWordingChange(wordings)
  if (isReworded) changes.topics.changed.push({ topicId, before, wording, change })
  return {
    ...placed,
    outcome: 'changed',
    differences: compareTopics(
      { wording: before.wording, closed: isClosed },
      { wording, closed: closed ?? isClosed },
      passages,
    ),
    wording: isReworded ? change : null,
    recheck: isReworded
      ? { topicId, scope: findRecheckScope(wordings, 'meaning'), foreseen: '' }
      : null,
    notes:
      isReworded && change === 'meaning'
        ? [...placed.notes, 'The positions that this touches come on the list to re-check.']
        : placed.notes,
  }
}

/** What is shown of a topic in a plan: its words, and whether it is closed where that is said or changes. */
function compareTopics(
  before: { wording: TopicWording; closed: boolean } | null,
  after: { wording: TopicWording; closed: boolean },
  passages: ListPassages,
): ListDifference[] {
  const show = (topic: { wording: TopicWording; closed: boolean }) => {
    const cells = toTopicCells({ id: null, ...topic }, passages)
    return Object.fromEntries(listFields.topics.map(({ field }) => [field, cells[field] ?? '']))
  }
  const shown = compareFields(before && show(before), show(after), label)
  return before || after.closed
    ? shown
    : shown.filter((difference) => difference.label !== label('closed'))
}
