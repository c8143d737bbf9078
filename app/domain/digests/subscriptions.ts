import { z } from 'zod'
import type { User } from '../users.ts'
import type { SearchRecord } from '../search/saved-searches.ts'
import { splitSelection } from '../selection/carried-selection.ts'

/** What somebody is sent of a selection: every change, or its first sentence where that reads otherwise. */
const selectionKinds = ['changes', 'sentence'] as const
export type SelectionKind = (typeof selectionKinds)[number]

/** The same, or the letters that a saved search has come to find. */
export type SubscriptionKind = SelectionKind | 'letters'

/** How often mails go out at most. */
export const rhythms = ['weekly', 'daily'] as const
export type Rhythm = (typeof rhythms)[number]

/** What a person subscribes to: a selection in a dossier, as `query` says it. */
export type SubscriptionRequest = {
  userId: string
  dossierId: string
  kind: SelectionKind
  query: string
  rhythm: Rhythm
}

/** An alert that a person asks for: what one of their saved searches comes to find. */
export type AlertRequest = {
  userId: string
  search: Pick<SearchRecord, 'id' | 'query'>
  rhythm: Rhythm
}

/**
 * A subscription with how its mails went: to a selection in a dossier, or to a saved search. Moments are ISO 8601 in
 * UTC.
 */
export type Subscription = Pick<SubscriptionRequest, 'userId' | 'query' | 'rhythm'> & {
  id: string
  kind: SubscriptionKind
  dossierId: string | null
  search: Pick<SearchRecord, 'id' | 'name'> | null
  createdAt: string
  /** Up to when all that became known was sent, or there was nothing. */
  coveredUntil: string
  /** The last first sentence that its reader knows, empty where nothing could be said; null: none was worked out yet. */
  sentence: string | null
  /** The letters of a search that its reader knows of, as the store keeps them; null where it is of a selection. */
  knownLetters: string | null
  lastSentAt: string | null
  failedSince: string | null
  failure: string | null
}

/** One that a mail may be due for, with whom it goes to and what was tried. */
export type SubscriptionRecord = Subscription & {
  user: User
  failures: number
  /** Up to which moment a mail reaches that may have been accepted though nobody noted it; null: none. */
  pendingUntil: string | null
  /** The letters that are in that mail. */
  pendingLetters: string | null
  attemptedAt: string | null
}

/** As many as one person may have. */
export const mostSubscriptions = 20

/** As long as the selection of a subscription may be, in characters. */
const longestQuery = 4000

/** What of an address says whom and what it is about, in one order, without days: mails are about the newest. */
export function toSubscriptionQuery(params: URLSearchParams): string {
  const words = splitSelection(params).selection.filter(([name]) =>
    ['topic', 'actor', 'who'].includes(name),
  )
  const sorted = [...new Set(words.map((pair) => String(new URLSearchParams([pair]))))].sort()
  return sorted.join('&')
}

/** Why an address cannot be subscribed to as it is; null where it can. */
export function findQueryObstacle(query: string): string | null {
  return query.length <= longestQuery
    ? null
    : 'This selection is too long to be subscribed to. Save it under a name where actors are chosen, or take a rule.'
}

export const subscriptionFormSchema = z.object({
  kind: z.enum(selectionKinds, 'Choose what is sent to you.'),
  rhythm: z.enum(rhythms, 'Choose how often.'),
})

export const alertFormSchema = subscriptionFormSchema.pick({ rhythm: true })
