import { createHash } from 'node:crypto'
import { findLetterId } from '#app/domain/affiliation-form.ts'
import type { Day } from '#app/domain/days.ts'
import { planActorList } from '#app/domain/lists/plan-actor-list.ts'
import { planMilestoneList } from '#app/domain/lists/plan-milestone-list.ts'
import { planTopicList, type KnownListTopics } from '#app/domain/lists/plan-topic-list.ts'
import { listRowPassages } from '#app/domain/lists/list-topic-rows.ts'
import type { ListPlan, ListRowPlan } from '#app/domain/lists/list-plan.ts'
import { readField, readListRows, type ListRow } from '#app/domain/lists/list-table.ts'
import { describeForeseen } from '#app/domain/topic-forecast.ts'
import { forecastScope } from '../codebook/topic-forecast.ts'
import { readPassages } from './list-passages.ts'
import type { Store, StoredList, VisibleStore } from '#app/store.server.ts'

/**
 * What a choice is kept under: no list of choices tells names that were erased since.
 */
export function hashChoiceKey(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32)
}

/**
 * The plan of a list against what is stored, as far as whoever brought it may see that; the keys of its questions are
 * those under which choices are kept. Null where it is not known yet what the list is.
 */
export async function planStoredList(
  store: Store,
  list: StoredList,
  today: Day,
): Promise<ListPlan | null> {
  const table = await store.lists.cells(list.id)
  if (!table || !list.mapping || !list.kind) return null
  const visible = await findListReader(store, list)
  const rows = readListRows(table, list.mapping)
  const plan = await planRows(visible, list, rows, today)
  return {
    ...plan,
    questions: plan.questions.map((question) => ({
      ...question,
      key: hashChoiceKey(question.key),
    })),
  }
}

/** What whoever brought a list may see. */
export async function findListReader(
  store: Store,
  { createdBy }: Pick<StoredList, 'createdBy'>,
): Promise<VisibleStore> {
  const person = createdBy ? await store.users.byId(createdBy) : null
  return store.visibleTo(person ?? 'owner')
}

async function planRows(
  visible: VisibleStore,
  { kind, dossierId, choices }: StoredList,
  rows: readonly ListRow[],
  today: Day,
): Promise<ListPlan> {
  const choiceOf = (key: string): string | undefined => choices[hashChoiceKey(key)]
  if (kind === 'actors')
    return planActorList(rows, await visible.listKnowledge.actors(listProofs(rows)), choiceOf)
  if (kind === 'topics') {
    const known = await readKnownTopics(visible, dossierId ?? '', rows)
    return foreseeRechecks(visible, planTopicList(rows, known, choiceOf), today)
  }
  const records = await visible.milestones.records(dossierId ?? '')
  const findUnplaced = await visible.milestones.findUnplaced(dossierId ?? '')
  return planMilestoneList(rows, records, choiceOf, { today, findUnplaced })
}

/** The plan with what each change of meaning would do, by the rule of the page where one topic is changed. */
async function foreseeRechecks(
  visible: VisibleStore,
  plan: ListPlan,
  today: Day,
): Promise<ListPlan> {
  const rows: ListRowPlan[] = []
  for (const row of plan.rows) rows.push({ ...row, ...(await foreseeRow(visible, row, today)) })
  return { ...plan, rows }
}

async function foreseeRow(visible: VisibleStore, { recheck }: ListRowPlan, today: Day) {
  if (!recheck) return {}
  const forecast = await forecastScope(visible, recheck.topicId, recheck.scope, today)
  return { recheck: { ...recheck, foreseen: describeForeseen(forecast) } }
}

const listProofs = (rows: readonly ListRow[]): string[] => [
  ...new Set(rows.flatMap((row) => findLetterId(readField(row, 'proof')) ?? [])),
]

async function readKnownTopics(
  visible: VisibleStore,
  dossierId: string,
  rows: readonly ListRow[],
): Promise<KnownListTopics> {
  const topics = await Promise.all(
    (await visible.topics.ofDossier(dossierId)).map(async ({ id, closedAt }) => ({
      ...{ id, closedAt },
      versions: await visible.topics.versions(id),
    })),
  )
  const newest = topics.map(({ versions }) => versions.at(-1)!.wording)
  return {
    topics,
    passages: await readPassages(visible, newest, listRowPassages(rows)),
    findMasks: visible.findTypedMasks,
  }
}
