import type { Actor, Affiliation } from '#app/domain/actors.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { listLetterNames } from '#app/domain/plan/letter-names.ts'
import {
  buildNameIndex,
  type NameAnswers,
  type NameIndex,
} from '#app/domain/plan/name-questions.ts'
import { planItem, type ItemState, type OpenQuestion } from '#app/domain/plan/plan-item.ts'
import { transliterateToLatin } from '#app/domain/plan/transliteration.ts'
import type { ImportItemRow, Store, VisibleStore } from '#app/store.server.ts'

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
  return planItem(draft, item.same, await findNameIndex(visible, draft, drafts), answers)
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

/** How many actors are looked at for one word of a name, and how many members of one organisation. */
const [actorsPerWord, membersPerOrganisation] = [50, 500]

/** Whom the names of a draft may mean: those whose names share a word with them, and the names of the same import. */
async function findNameIndex(
  visible: VisibleStore,
  { fields }: LetterDraft,
  drafts: readonly LetterDraft[],
): Promise<NameIndex> {
  const names = listLetterNames(fields.parties)
  const words = new Set(names.flatMap(listSearchWords))
  const candidates = new Map<string, Actor>()
  for (const word of words) {
    const { actors } = await visible.actors.search(word, actorsPerWord)
    for (const actor of actors) candidates.set(actor.id, actor)
  }
  const printed = new Set(
    listLetterNames(fields.parties.map(({ organisation, unit }) => ({ organisation, unit }))).map(
      foldText,
    ),
  )
  const organisations = [...candidates.values()].filter(({ name, aliases }) =>
    [name, ...aliases].some((known) => printed.has(foldText(known))),
  )
  const affiliations = await findAffiliations(visible, [...candidates.keys()], organisations)
  const missing = affiliations
    .flatMap(({ memberId, organisationId }) => [memberId, organisationId])
    .filter((id) => !candidates.has(id))
  for (const actor of await visible.actors.byIds([...new Set(missing)]))
    candidates.set(actor.id, actor)
  return buildNameIndex([...candidates.values()], affiliations, drafts)
}

/** The two longest words of a name, also in Latin letters. */
function listSearchWords(name: string): string[] {
  const words = (text: string) =>
    (text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).sort((a, b) => b.length - a.length).slice(0, 2)
  return [...words(name), ...words(transliterateToLatin(name))]
}

async function findAffiliations(
  visible: VisibleStore,
  ids: readonly string[],
  organisations: readonly Actor[],
): Promise<Affiliation[]> {
  const upward = [...(await visible.actors.organisationsOf(ids)).affiliations.values()].flat()
  const downward = await Promise.all(
    organisations.map(({ id }) => visible.actors.affiliationsOf(id, membersPerOrganisation)),
  )
  const found = new Map([...upward, ...downward.flat()].map((row) => [row.id, row]))
  return [...found.values()]
}
