import type { ReactNode } from 'react'
import type { Day, Period } from '#app/domain/days.ts'
import type { AddressChanges } from './address.ts'

type Named = { id: string; name: string }
export type ShownSelection = {
  topics: readonly Named[]
  allTopics: readonly Named[]
  /** Those who were asked for by name; empty where everybody who spoke is shown. */
  chosen: readonly Named[]
  /** By which rule they are shown, by which where nobody chose, and how many there are to choose from. */
  who?: { rule: string; usual: string; of: number }
  period: Period
  isPeriodChosen: boolean
  asOf: Day
  today: Day
  isToday: boolean
  errors: Record<string, string>
}

/** Whether an address says whose stances are shown, by name or by a rule. */
export function isNarrowed({ chosen, who }: Pick<ShownSelection, 'chosen' | 'who'>): boolean {
  return chosen.length > 0 || (who !== undefined && who.rule !== who.usual)
}

/** What an address is changed by to show everybody again. */
export const everybodyAgain: AddressChanges = { who: null, actor: null, names: null, add: null }

export type SelectionProps = {
  selection: ShownSelection
  actorCount: number
  /** The page's own address, without what is asked of it. */
  action: string
  /** The address as it is: what a form does not ask about stays. */
  params: URLSearchParams
  hrefWith: (changes: AddressChanges) => string
  axis: Period
  /** What else an address says where one topic is chosen, and where all are. */
  withTopic?: AddressChanges
  withAllTopics?: { words: string; changes: AddressChanges }
  /** What a page says that is about no period. */
  about?: {
    /** Said in place of the period. */
    months: string
    allTopics: string
  }
  /** When, where a page asks for other days than from, to and as of. */
  days?: ReactNode
}
