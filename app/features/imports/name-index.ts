import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { listLetterNames } from '#app/domain/plan/letter-names.ts'
import {
  buildNameIndex,
  type NameAnswers,
  type NameIndex,
} from '#app/domain/plan/name-questions.ts'
import { planItem, type ItemState, type OpenQuestion } from '#app/domain/plan/plan-item.ts'
import type { ImportItemRow, Store, VisibleStore } from '#app/store.server.ts'
import { findKnownNames } from '../letters/known-names.ts'

type ItemPlan = { asks: OpenQuestion[]; state: ItemState }

/**
 * What has to be asked about an item whose form was changed. Names that stand as they stood keep the questions that
 * were asked when the file was read; only names that changed are looked up.
 */
export async function planChangedItem(
  { visible, admin }: { visible: VisibleStore; admin: Store },
  importId: string,
  item: ImportItemRow,
  draft: LetterDraft,
  answers: NameAnswers,
): Promise<ItemPlan> {
  if (item.draft && item.state !== 'left out' && haveSameNames(item.draft, draft))
    return planSameNames(item, draft, answers)
  const index = await indexChangedNames({ visible, admin }, importId, [{ id: item.id, draft }])
  return planRenamedItem(item, draft, index, answers)
}

/** The same for several items whose drafts were changed: whom their names may mean is looked up once for all. */
export async function planChangedItems(
  stores: { visible: VisibleStore; admin: Store },
  importId: string,
  changed: readonly { item: ImportItemRow; draft: LetterDraft }[],
  answers: NameAnswers,
): Promise<ItemPlan[]> {
  const renamed = changed.filter(({ item, draft }) => !haveSameNames(item.draft!, draft))
  const index = renamed.length
    ? await indexChangedNames(
        stores,
        importId,
        renamed.map(({ item: { id }, draft }) => ({ id, draft })),
      )
    : buildNameIndex([], [], [])
  return changed.map(({ item, draft }) =>
    haveSameNames(item.draft!, draft)
      ? planSameNames(item, draft, answers)
      : planRenamedItem(item, draft, index, answers),
  )
}

/** Whom the names of changed items may mean, among those whom the store knows and those of the whole import. */
async function indexChangedNames(
  { visible, admin }: { visible: VisibleStore; admin: Store },
  importId: string,
  changed: readonly { id: string; draft: LetterDraft }[],
): Promise<NameIndex> {
  const ids = new Set(changed.map(({ id }) => id))
  const others = (await admin.imports.drafts(importId)).filter(({ id }) => !ids.has(id))
  const drafts = [
    ...others.flatMap((other) => other.draft ?? []),
    ...changed.map(({ draft }) => draft),
  ]
  const parties = changed.flatMap(({ draft }) => draft.fields.parties)
  return findKnownNames(visible, { parties }, drafts)
}

function planRenamedItem(
  item: ImportItemRow,
  draft: LetterDraft,
  index: NameIndex,
  answers: NameAnswers,
): ItemPlan {
  const planned = planItem(draft, item.same, index, answers)
  const kept = listStillAsked(item.asks, planned.asks, draft, answers)
  return kept.length ? stateOf(draft, [...planned.asks, ...kept]) : planned
}

/** What is known by first letters shares no word with a name, so that only the reading of all names finds it. */
function listStillAsked(
  asked: readonly OpenQuestion[],
  planned: readonly OpenQuestion[],
  { fields }: LetterDraft,
  answers: NameAnswers,
): OpenQuestion[] {
  const names = listLetterNames(fields.parties)
  return listUnanswered(asked, answers).filter(
    ({ question }) =>
      names.includes(question!.said) &&
      question!.choices.some(({ why }) => why === 'the first letters of the name') &&
      planned.every((other) => other.question?.key !== question!.key),
  )
}

/** What has to be asked about an item of which anything but its names was changed. */
export function planSameNames(
  item: Pick<ImportItemRow, 'same' | 'asks'>,
  draft: LetterDraft,
  answers: NameAnswers,
): ItemPlan {
  const { asks } = planItem(draft, item.same, buildNameIndex([], [], []), answers)
  return stateOf(draft, [...asks, ...listUnanswered(item.asks, answers)])
}

/** The plan of an item after names were answered: the questions that are left. */
export function planAnsweredItem(
  draft: LetterDraft,
  asks: readonly OpenQuestion[],
  answers: NameAnswers,
): ItemPlan {
  return stateOf(draft, [
    ...asks.filter(({ question }) => !question),
    ...listUnanswered(asks, answers),
  ])
}

const listUnanswered = (asks: readonly OpenQuestion[], answers: NameAnswers) =>
  asks.filter(({ question }) => question && answers[question.key] === undefined)

function stateOf(draft: LetterDraft, asks: OpenQuestion[]): ItemPlan {
  if (asks.length) return { asks, state: 'asking' }
  return { asks, state: draft.doubts.length && !draft.looked ? 'doubtful' : 'ready' }
}

/** The day counts where somebody has a capacity and no name: it tells who held it. */
function haveSameNames(before: LetterDraft, after: LetterDraft): boolean {
  const isDayTelling = [before, after].some(({ fields: { parties } }) =>
    parties.some(({ name, withheld, capacity }) => capacity && !name && !withheld),
  )
  const namesOf = ({ fields: { parties, dated } }: LetterDraft) =>
    JSON.stringify([
      isDayTelling ? dated : '',
      parties.map(({ name, withheld, capacity, organisation, unit }) => [
        name,
        withheld,
        capacity,
        organisation,
        unit,
      ]),
    ])
  return namesOf(before) === namesOf(after)
}
