import type { ActorFact, ActorFactForm } from '../actor-facts.ts'
import type { ActorForm, ActorRecord } from '../actors.ts'
import type { AffiliationForm, AffiliationRecord } from '../affiliations.ts'
import type { MilestoneForm, MilestoneRecord } from '../milestones.ts'
import type { TopicVersion, TopicWording } from '../topic-wording.ts'
import type { RecheckScope, WordingChange } from '../topic-changes.ts'

/** What a row of a list would do to what is stored. */
export const listOutcomes = ['new', 'changed', 'same', 'asked', 'refused', 'left out'] as const
export type ListOutcome = (typeof listOutcomes)[number]

/** What one row would change, old beside new; null where nothing stood or nothing would. */
export type ListDifference = { label: string; before: string | null; after: string | null }

/**
 * What only a person can say, for all rows that ask it: by its key, with what may be answered. `writes`: the answer is
 * words of one's own, at most so many characters.
 */
export type ListQuestion = {
  key: string
  sentence: string
  options: { value: string; words: string }[]
  writes?: { most: number }
  rows: number
}

/**
 * What a topic's new words touch where they are a change of meaning; `foreseen` is the forecast of that in a word, as
 * whoever brought the list sees it.
 */
type ListRecheck = { topicId: string; scope: RecheckScope; foreseen: string }

/**
 * What one row becomes, for whoever looks at the plan. `wording`: what a topic's change is taken for. Plans of earlier
 * versions do not say what a change of meaning touches.
 */
export type ListRowPlan = {
  row: number
  title: string
  outcome: ListOutcome
  differences: ListDifference[]
  notes: string[]
  reason: string | null
  wording: WordingChange | null
  recheck?: ListRecheck | null
}

/** What was said of a plan: the answer to the key of a question, and of a single row to `row:5`. */
export type ListChoices = (key: string) => string | undefined

/**
 * An actor that a list would make; `ref` stands for its id until it has one. `letterId` is a letter that proves what
 * the list says of it, so that it is as hidden as that one; null where a row says something without a letter.
 */
export type NewListActor = { ref: string; form: ActorForm; letterId: string | null }

/** What a list would do to where one actor belongs; ids may be those that stand for new actors. */
export type ListAffiliations = {
  memberId: string
  memberName: string
  /** What the organisations are called, by their ids. */
  names: Record<string, string>
  added: AffiliationForm[]
  changed: { before: AffiliationRecord; after: AffiliationForm }[]
  restored: AffiliationRecord[]
}

/** What a list would do to what one actor is grouped by; the id may be one that stands for a new actor. */
export type ListFacts = {
  actorId: string
  actorName: string
  added: ActorFactForm[]
  changed: { before: ActorFact; after: ActorFactForm }[]
}

/** All that taking a list in would store. */
export type ListChanges = {
  actors: { added: NewListActor[]; changed: { before: ActorRecord; after: ActorForm }[] }
  affiliations: ListAffiliations[]
  facts: ListFacts[]
  topics: {
    added: { wording: TopicWording; closed: boolean }[]
    /** Those that are closed or reopened; `closedAt` is since when they were closed before. */
    standing: { topicId: string; name: string; closedAt: string | null }[]
    changed: {
      topicId: string
      before: TopicVersion
      wording: TopicWording
      change: WordingChange
    }[]
  }
  milestones: {
    added: MilestoneForm[]
    changed: { before: MilestoneRecord; after: MilestoneForm }[]
    restored: { before: MilestoneRecord; after: MilestoneForm }[]
  }
}

/** A list against what is stored: what each row becomes, what is asked, and what taking it in would store. */
export type ListPlan = { rows: ListRowPlan[]; questions: ListQuestion[]; changes: ListChanges }

export function noChanges(): ListChanges {
  return {
    actors: { added: [], changed: [] },
    affiliations: [],
    facts: [],
    topics: { added: [], changed: [], standing: [] },
    milestones: { added: [], changed: [], restored: [] },
  }
}

/** A row before anything is known of it. */
export function makeRowPlan(row: number, title: string): ListRowPlan {
  return {
    ...{ row, title: title.slice(0, 200), outcome: 'same' },
    ...{ differences: [], notes: [], reason: null, wording: null },
  }
}

/** A row that is not taken, and why. */
export function refuseRow(row: number, title: string, reason: string): ListRowPlan {
  return { ...makeRowPlan(row, title), outcome: 'refused', reason }
}

/** The key under which is kept what somebody said of one row. */
export const rowChoiceKey = (row: number): string => `row:${row}`

export const isLeftOut = (choices: ListChoices, row: number): boolean =>
  choices(rowChoiceKey(row)) === 'leave out'

/** What differs between the fields of two forms, by the labels that their list gives them. */
export function compareFields(
  before: Record<string, string> | null,
  after: Record<string, string>,
  label: (field: string) => string,
): ListDifference[] {
  return Object.keys(after).flatMap((field) => {
    const [old, now] = [before?.[field] || null, after[field] || null]
    return old === now ? [] : [{ label: label(field), before: old, after: now }]
  })
}

/** Questions as they were asked, each once, with how many rows wait for it. */
export function collectQuestions(asked: readonly Omit<ListQuestion, 'rows'>[]): ListQuestion[] {
  const found = new Map<string, ListQuestion>()
  for (const question of asked) {
    const known = found.get(question.key)
    if (known) known.rows += 1
    else found.set(question.key, { ...question, rows: 1 })
  }
  return [...found.values()]
}

/** What of a plan decides whether it is still the one that was shown: of what is foreseen, what would happen. */
export function fingerprintPlan({ rows, questions }: Pick<ListPlan, 'rows' | 'questions'>): string {
  return JSON.stringify([
    rows.map(({ recheck, ...row }) => [row, row.wording === 'meaning' && recheck?.foreseen]),
    questions.map(({ key }) => key),
  ])
}
