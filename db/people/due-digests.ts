import { and, asc, eq, gt, isNull, lt, lte, or, type SQL } from 'drizzle-orm'
import { findLatestDigestEnd, findRetryMoment } from '#app/domain/digests/due-times.ts'
import {
  rhythms,
  type SubscriptionRecord,
  type Rhythm,
  type SubscriptionKind,
} from '#app/domain/digests/subscriptions.ts'
import { atomically, commit, type Db } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import { savedSearches, subscriptionLinks, subscriptions, users } from '../schema/schema.ts'
import { asUser } from './users.ts'

/**
 * For how long a mail that is handed to the mail server is left to the process that does so, in milliseconds: longer
 * than any server is waited for.
 */
const attemptMs = 600_000

/** For how long the links of a mail work, in milliseconds. */
const linkMs = 400 * 86_400_000

/** A moment further ahead than any wait was set before a clock went back, and does not count. */
const longestWaitMs = 25 * 3_600_000

/** The subscriptions of people who may sign in for which a mail may be due, those that waited longest first. */
export async function listDueIds(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .innerJoin(users, eq(users.id, subscriptions.userId))
    .where(isDue(now))
    .orderBy(asc(subscriptions.coveredUntil), asc(subscriptions.id))
  return rows.map(({ id }) => id)
}

/** The same of one, as it is by now, with whom its mail goes to; null where none is due any more. */
export async function findDueSubscription(
  db: Db,
  id: string,
  now: number,
): Promise<SubscriptionRecord | null> {
  const [row] = await db
    .select({
      subscription: subscriptions,
      user: users,
      search: { id: savedSearches.id, name: savedSearches.name },
    })
    .from(subscriptions)
    .innerJoin(users, eq(users.id, subscriptions.userId))
    .leftJoin(savedSearches, eq(savedSearches.id, subscriptions.searchId))
    .where(and(eq(subscriptions.id, id), isDue(now)))
  if (!row) return null
  const { subscription, user, search } = row
  return {
    ...subscription,
    search,
    kind: subscription.kind as SubscriptionKind,
    rhythm: subscription.rhythm as Rhythm,
    user: asUser({ id: user.id, email: user.email, name: user.name, role: user.role }),
  }
}

function isDue(now: number): SQL | undefined {
  const [at, farAhead] = [moment(now), moment(now + longestWaitMs)]
  const { attemptedAt, coveredUntil, retryAt, rhythm } = subscriptions
  return and(
    isNull(users.deactivatedAt),
    or(
      ...rhythms.map((each) =>
        and(eq(rhythm, each), lt(coveredUntil, findLatestDigestEnd(each, now))),
      ),
    ),
    or(isNull(retryAt), lte(retryAt, at), gt(retryAt, farAhead)),
    or(
      isNull(attemptedAt),
      lte(attemptedAt, moment(now - attemptMs)),
      gt(attemptedAt, moment(now + attemptMs)),
    ),
  )
}

/**
 * Notes before a mail is handed to the mail server that it is, with the link and the letters in it. False where the
 * subscription ended, or another process sends it.
 */
export async function reserveMail(
  db: Db,
  seen: SubscriptionRecord,
  { until, token, now, pendingLetters = null }: MailToReserve,
): Promise<boolean> {
  return commit(
    atomically(db, (tx) => [
      {
        requireChange: tx
          .update(subscriptions)
          .set({ pendingUntil: until, pendingLetters, attemptedAt: moment(now) })
          .where(isAsSeen(seen)),
      },
      tx
        .delete(subscriptionLinks)
        .where(
          and(
            eq(subscriptionLinks.subscriptionId, seen.id),
            lt(subscriptionLinks.createdAt, moment(now - linkMs)),
          ),
        ),
      tx.insert(subscriptionLinks).values({
        tokenHash: sha256(token),
        subscriptionId: seen.id,
        createdAt: moment(now),
      }),
    ]),
  )
}

type MailToReserve = {
  until: string
  token: string
  now: number
  pendingLetters?: string | null
}

function isAsSeen({ id, coveredUntil, attemptedAt }: SubscriptionRecord): SQL | undefined {
  return and(
    eq(subscriptions.id, id),
    eq(subscriptions.coveredUntil, coveredUntil),
    attemptedAt === null
      ? isNull(subscriptions.attemptedAt)
      : eq(subscriptions.attemptedAt, attemptedAt),
  )
}

/**
 * Notes that all up to a moment was sent, or that there was nothing; `sentence` and `knownLetters` are what its reader
 * knows by now.
 */
export async function settleDigest(
  db: Db,
  { id }: Pick<SubscriptionRecord, 'id'>,
  { until, sentAt, sentence, knownLetters = null }: SettledDigest,
): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(subscriptions)
      .set({
        ...{ coveredUntil: until, sentence, knownLetters, failures: 0 },
        ...{
          pendingUntil: null,
          pendingLetters: null,
          attemptedAt: null,
          failedSince: null,
          failure: null,
          retryAt: null,
        },
        ...(sentAt === null ? {} : { lastSentAt: moment(sentAt) }),
      })
      .where(eq(subscriptions.id, id)),
  ])
}

type SettledDigest = {
  until: string
  sentAt: number | null
  sentence: string | null
  knownLetters?: string | null
}

/**
 * Notes why a mail could not be sent, and when it is tried again. `isRefused` false: it may have been accepted all the
 * same, so that the same mail is sent once more and no later one in its place.
 */
export async function noteFailure(
  db: Db,
  { id, failures, failedSince }: Pick<SubscriptionRecord, 'id' | 'failures' | 'failedSince'>,
  { reason, isRefused, now }: { reason: string; isRefused: boolean; now: number },
): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(subscriptions)
      .set({
        failures: failures + 1,
        failedSince: failedSince ?? moment(now),
        failure: reason,
        retryAt: findRetryMoment(failures + 1, now),
        attemptedAt: null,
        ...(isRefused ? { pendingUntil: null, pendingLetters: null } : {}),
      })
      .where(eq(subscriptions.id, id)),
  ])
}

const moment = (at: number) => new Date(at).toISOString()
