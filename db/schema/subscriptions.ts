import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { PeopleTables } from './people.ts'
import type { savedSearchesTables } from './saved-searches.ts'

type SubscriptionParents = Pick<CodebookTables, 'dossiers'> &
  Pick<PeopleTables, 'users'> &
  ReturnType<typeof savedSearchesTables>

/** What people are sent by mail of what changes or is found, and the links in these mails that end it. */
export function subscriptionsTables(dialect: typeof sqlite, parents: SubscriptionParents) {
  const subscriptions = defineSubscriptions(dialect, parents)
  return { subscriptions, subscriptionLinks: defineSubscriptionLinks(dialect, subscriptions) }
}

/**
 * `query` is the selection as addresses write it. Up to `coveredUntil` all that became known is sent, or there was
 * nothing. `pendingUntil` with `attemptedAt`: up to which moment the mail reaches that is handed to the mail server, or
 * was when the process ended. `sentence` is the last one that its reader knows, null before any was worked out.
 *
 * What is about the letters that a saved search finds has no dossier. `known_letters` are those that its reader knows
 * of and `pending_letters` those of the mail that is handed over, each as the beginnings of hashes of ids.
 */
function defineSubscriptions(
  { table, columns, check, index, uniqueIndex }: typeof sqlite,
  { dossiers, users, savedSearches }: SubscriptionParents,
) {
  const { id, words, moment, wholeNumber } = columns
  return table(
    'subscriptions',
    {
      id: id('id').primaryKey(),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      dossierId: id('dossier_id').references(() => dossiers.id),
      searchId: id('search_id').references(() => savedSearches.id),
      kind: words('kind').notNull(),
      query: words('query').notNull(),
      queryHash: words('query_hash').notNull(),
      rhythm: words('rhythm').notNull(),
      createdAt: moment('created_at').notNull(),
      coveredUntil: moment('covered_until').notNull(),
      sentence: words('sentence'),
      knownLetters: words('known_letters'),
      lastSentAt: moment('last_sent_at'),
      pendingUntil: moment('pending_until'),
      pendingLetters: words('pending_letters'),
      attemptedAt: moment('attempted_at'),
      failures: wholeNumber('failures').notNull(),
      failedSince: moment('failed_since'),
      failure: words('failure'),
      retryAt: moment('retry_at'),
    },
    (row) => [
      uniqueIndex('subscriptions_query').on(row.userId, row.dossierId, row.kind, row.queryHash),
      uniqueIndex('subscriptions_search').on(row.searchId),
      index('subscriptions_covered').on(row.coveredUntil),
      check('subscriptions_kind', sql`${row.kind} in ('changes', 'sentence', 'letters')`),
      check(
        'subscriptions_aim',
        sql`(${row.kind} = 'letters') = (${row.searchId} is not null)
          and (${row.kind} = 'letters') = (${row.dossierId} is null)`,
      ),
      check('subscriptions_rhythm', sql`${row.rhythm} in ('daily', 'weekly')`),
    ],
  )
}

function defineSubscriptionLinks(
  { table, columns, index }: typeof sqlite,
  subscriptions: ReturnType<typeof defineSubscriptions>,
) {
  const { id, moment } = columns
  return table(
    'subscription_links',
    {
      tokenHash: id('token_hash').primaryKey(),
      subscriptionId: id('subscription_id')
        .notNull()
        .references(() => subscriptions.id),
      createdAt: moment('created_at').notNull(),
    },
    (row) => [index('subscription_links_subscription').on(row.subscriptionId)],
  )
}
