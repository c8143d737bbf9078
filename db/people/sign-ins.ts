import { and, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm'
import {
  countRecentFailures,
  type SignInFailures,
  failureLifetime,
  knownPlaceLifetime,
  type SignInAttempts,
} from '#app/domain/sign-in-wait.ts'
import { normaliseEmail } from '#app/domain/users.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commit, type Db } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import { signIns } from '../schema/schema.ts'

/** An account, whether there is one or not, and the network address that somebody tries to sign in from. */
type SignInPlace = { email: string; address: string }

/** Failed and successful sign-ins by account and address. It stands in the store, so that a restart forgives nobody. */
export function bindSignIns(db: Db) {
  return bindFirst(db, {
    attempts: readAttempts,
    beginAttempt,
    recordSuccess,
  })
}

async function readAttempts(db: Db, place: SignInPlace, at: string): Promise<SignInAttempts> {
  const { account, address } = hashPlace(place)
  const [here] = await db
    .select({
      failures: signIns.failures,
      lastFailedAt: signIns.lastFailedAt,
      succeededAt: signIns.succeededAt,
    })
    .from(signIns)
    .where(and(eq(signIns.account, account), eq(signIns.address, address)))
  return {
    here: here ?? { failures: 0, lastFailedAt: null, succeededAt: null },
    elsewhere: await failuresElsewhere(db, account, address, momentBefore(at, failureLifetime)),
  }
}

/**
 * Counts a try as failed before its password is looked at, so that a hundred at once count as a hundred. False
 * where another try was counted since `seen` was read: then it must be read again.
 */
async function beginAttempt(
  db: Db,
  place: SignInPlace,
  known: SignInFailures,
  at: string,
): Promise<boolean> {
  const failures = countRecentFailures(known, at) + 1
  const values = { ...hashPlace(place), failures, lastFailedAt: at }
  return commit(
    atomically(db, (tx) => [
      tx
        .delete(signIns)
        .where(
          and(
            lt(signIns.lastFailedAt, momentBefore(at, failureLifetime)),
            or(
              isNull(signIns.succeededAt),
              lt(signIns.succeededAt, momentBefore(at, knownPlaceLifetime)),
            ),
          ),
        ),
      {
        requireChange: tx
          .insert(signIns)
          .values(values)
          .onConflictDoUpdate({
            target: [signIns.account, signIns.address],
            set: { failures, lastFailedAt: at },
            setWhere: eq(signIns.failures, known.failures),
          }),
      },
    ]),
  )
}

/** Forgives what failed from the place, and remembers that somebody has signed in there. */
async function recordSuccess(db: Db, place: SignInPlace, at: string): Promise<void> {
  const known = { failures: 0, succeededAt: at }
  await atomically(db, (tx) => [
    tx
      .insert(signIns)
      .values({ ...hashPlace(place), ...known })
      .onConflictDoUpdate({ target: [signIns.account, signIns.address], set: known }),
  ])
}

function hashPlace({ email, address }: SignInPlace) {
  return {
    account: sha256(normaliseEmail(email)),
    address: sha256(`${normaliseEmail(email)}\n${address}`),
  }
}

/** The failures of the last day from other places where nobody has signed in to the account. */
async function failuresElsewhere(
  db: Db,
  account: string,
  address: string,
  lately: string,
): Promise<SignInFailures> {
  const [row] = await db
    .select({
      failures: sql<number>`coalesce(sum(${signIns.failures}), 0)`,
      lastFailedAt: sql<string | null>`max(${signIns.lastFailedAt})`,
    })
    .from(signIns)
    .where(
      and(
        eq(signIns.account, account),
        ne(signIns.address, address),
        isNull(signIns.succeededAt),
        gt(signIns.lastFailedAt, lately),
      ),
    )
  return { failures: Number(row?.failures ?? 0), lastFailedAt: row?.lastFailedAt ?? null }
}

function momentBefore(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) - milliseconds).toISOString()
}
