import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { PeopleTables } from './people.ts'

type SubscriptionParents = Pick<CodebookTables, 'dossiers'> & Pick<PeopleTables, 'users'>

/** What people are sent by mail of what changes, and the links in these mails that end it. */
export function subscriptionsTables(dialect: typeof sqlite, parents: SubscriptionParents) {
  const subscriptions = defineSubscriptions(dialect, parents)
  return { subscriptions, subscriptionLinks: defineSubscriptionLinks(dialect, subscriptions) }
}

/**
 * `query` is the selection as addresses write it. Up to `coveredUntil` all that became known is sent, or there was
 * nothing. `pendingUntil` with `attemptedAt`: up to which moment the mail reaches that is handed to the mail server, or
 * was when the process ended. `sentence` is the last one that its reader knows, null before any was worked out.
 */
function defineSubscriptions(
  { table, columns, check, index, uniqueIndex }: typeof sqlite,
  { dossiers, users }: SubscriptionParents,
) {
  const { id, words, moment, wholeNumber } = columns
  return table(
    'subscriptions',
    {
      id: id('id').primaryKey(),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      kind: words('kind').notNull(),
      query: words('query').notNull(),
      queryHash: words('query_hash').notNull(),
      rhythm: words('rhythm').notNull(),
      createdAt: moment('created_at').notNull(),
      coveredUntil: moment('covered_until').notNull(),
      sentence: words('sentence'),
      lastSentAt: moment('last_sent_at'),
      pendingUntil: moment('pending_until'),
      attemptedAt: moment('attempted_at'),
      failures: wholeNumber('failures').notNull(),
      failedSince: moment('failed_since'),
      failure: words('failure'),
      retryAt: moment('retry_at'),
    },
    (row) => [
      uniqueIndex('subscriptions_query').on(row.userId, row.dossierId, row.kind, row.queryHash),
      index('subscriptions_covered').on(row.coveredUntil),
      check('subscriptions_kind', sql`${row.kind} in ('changes', 'sentence')`),
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
