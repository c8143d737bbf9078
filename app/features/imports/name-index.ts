import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { listLetterNames } from '#app/domain/plan/letter-names.ts'
import { buildNameIndex, type NameAnswers } from '#app/domain/plan/name-questions.ts'
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
  const others = (await admin.imports.drafts(importId)).filter(({ id }) => id !== item.id)
  const drafts = [...others.flatMap((other) => other.draft ?? []), draft]
  const index = await findKnownNames(visible, draft.fields, drafts)
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

/** The day counts too: it tells who held a capacity that stands without a name. */
function haveSameNames(before: LetterDraft, after: LetterDraft): boolean {
  const namesOf = ({ fields: { parties, dated } }: LetterDraft) =>
    JSON.stringify([
      dated,
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
