import { and, asc, count, eq, type SQL } from 'drizzle-orm'
import type {
  AlertRequest,
  Rhythm,
  Subscription,
  SubscriptionKind,
  SubscriptionRequest,
} from '#app/domain/digests/subscriptions.ts'
import { mostSubscriptions } from '#app/domain/digests/subscriptions.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, type Db } from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import { savedSearches, subscriptionLinks, subscriptions } from '../schema/schema.ts'
import {
  findDueSubscription,
  listDueIds,
  noteFailure,
  reserveMail,
  settleDigest,
} from './due-digests.ts'

/** What people are sent by mail. Of the links in the mails only hashes are stored. */
export function bindSubscriptions(db: Db) {
  return bindFirst(db, {
    ofUser: listSubscriptions,
    record: recordSubscription,
    recordAlert,
    end: endSubscription,
    byLink: findSubscriptionByLink,
    endByLink: endSubscriptionByLink,
    listDueIds,
    findDue: findDueSubscription,
    reserveMail,
    settle: settleDigest,
    noteFailure,
  })
}

const columns = {
  id: subscriptions.id,
  userId: subscriptions.userId,
  dossierId: subscriptions.dossierId,
  search: { id: savedSearches.id, name: savedSearches.name },
  kind: subscriptions.kind,
  query: subscriptions.query,
  rhythm: subscriptions.rhythm,
  createdAt: subscriptions.createdAt,
  coveredUntil: subscriptions.coveredUntil,
  sentence: subscriptions.sentence,
  knownLetters: subscriptions.knownLetters,
  lastSentAt: subscriptions.lastSentAt,
  failedSince: subscriptions.failedSince,
  failure: subscriptions.failure,
}

/** Those of a person, in the order in which they were made. */
async function listSubscriptions(db: Db, userId: string): Promise<Subscription[]> {
  const rows = await db
    .select(columns)
    .from(subscriptions)
    .leftJoin(savedSearches, eq(savedSearches.id, subscriptions.searchId))
    .where(eq(subscriptions.userId, userId))
    .orderBy(asc(subscriptions.createdAt), asc(subscriptions.id))
  return rows.map(asSubscription)
}

type StoredSubscription = Omit<Subscription, 'kind' | 'rhythm'> & { kind: string; rhythm: string }

function asSubscription(row: StoredSubscription): Subscription {
  return { ...row, kind: row.kind as SubscriptionKind, rhythm: row.rhythm as Rhythm }
}

/** Whether something is subscribed to by now. `too many`: the person has as many subscriptions as one may. */
type Recorded = 'recorded' | 'too many'

/** Subscribes a person, or gives what they subscribed to already another rhythm; `sentence` is the one they see. */
async function recordSubscription(
  db: Db,
  { sentence, ...request }: SubscriptionRequest & { sentence: string | null },
): Promise<Recorded> {
  const queryHash = sha256(request.query)
  return recordOnce(db, isSame(request, queryHash), { ...request, queryHash, sentence })
}

/** Lets a person be told what one of their saved searches comes to find; `knownLetters` are those that it finds now. */
async function recordAlert(
  db: Db,
  { userId, search: { id: searchId, query }, rhythm, ...known }: AlertRequest & KnownLetters,
): Promise<Recorded> {
  const values = { userId, searchId, kind: 'letters', query, queryHash: sha256(query), rhythm }
  const isSameAlert = and(eq(subscriptions.userId, userId), eq(subscriptions.searchId, searchId))
  return recordOnce(db, isSameAlert, { ...values, ...known })
}

type KnownLetters = { knownLetters: string }

type NewSubscription = Omit<
  typeof subscriptions.$inferInsert,
  'id' | 'createdAt' | 'coveredUntil' | 'failures'
>

async function recordOnce(
  db: Db,
  same: SQL | undefined,
  values: NewSubscription,
): Promise<Recorded> {
  const at = new Date().toISOString()
  const [existing] = await db.select({ id: subscriptions.id }).from(subscriptions).where(same)
  if (existing) {
    await atomically(db, (tx) => [
      tx
        .update(subscriptions)
        .set({ rhythm: values.rhythm })
        .where(eq(subscriptions.id, existing.id)),
    ])
    return 'recorded'
  }
  const [held] = await db
    .select({ all: count() })
    .from(subscriptions)
    .where(eq(subscriptions.userId, values.userId))
  if (held!.all >= mostSubscriptions) return 'too many'
  await atomically(db, (tx) => [
    tx
      .insert(subscriptions)
      .values({ ...values, id: newId(), createdAt: at, coveredUntil: at, failures: 0 })
      // The same form was sent twice at once.
      .onConflictDoNothing(),
  ])
  return 'recorded'
}

function isSame(
  { userId, dossierId, kind }: SubscriptionRequest,
  queryHash: string,
): SQL | undefined {
  return and(
    eq(subscriptions.userId, userId),
    eq(subscriptions.dossierId, dossierId),
    eq(subscriptions.kind, kind),
    eq(subscriptions.queryHash, queryHash),
  )
}

/** Ends one of a person's own; false where they have no such. */
async function endSubscription(db: Db, userId: string, id: string): Promise<boolean> {
  const [own] = await db
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(and(eq(subscriptions.id, id), eq(subscriptions.userId, userId)))
  if (!own) return false
  await removeSubscription(db, own.id)
  return true
}

/** Which subscription a link in a mail ends; null where it ended already, or the link is none of ours. */
async function findSubscriptionByLink(
  db: Db,
  token: string,
): Promise<Pick<Subscription, 'id' | 'rhythm' | 'createdAt'> | null> {
  const [row] = await db
    .select({
      id: subscriptions.id,
      rhythm: subscriptions.rhythm,
      createdAt: subscriptions.createdAt,
    })
    .from(subscriptionLinks)
    .innerJoin(subscriptions, eq(subscriptions.id, subscriptionLinks.subscriptionId))
    .where(eq(subscriptionLinks.tokenHash, sha256(token)))
  return row ? { ...row, rhythm: row.rhythm as Rhythm } : null
}

/** Ends the subscription of a link, where it has not ended. */
async function endSubscriptionByLink(db: Db, token: string): Promise<void> {
  const found = await findSubscriptionByLink(db, token)
  if (found) await removeSubscription(db, found.id)
}

async function removeSubscription(db: Db, id: string): Promise<void> {
  await atomically(db, (tx) => [
    tx.delete(subscriptionLinks).where(eq(subscriptionLinks.subscriptionId, id)),
    tx.delete(subscriptions).where(eq(subscriptions.id, id)),
  ])
}
