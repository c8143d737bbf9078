import { and, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm'
import {
  countRecentFailures,
  failureLifetime,
  knownPlaceLifetime,
  type FailedAttempts,
  type SignInAttempts,
} from '#app/domain/sign-in-wait.ts'
import { normaliseEmail } from '#app/domain/users.ts'
import { sha256 } from './ids.ts'
import { signIns } from './schema.ts'
import { atomically, done, type Db } from './dialect.ts'

/** An account, whether there is one or not, and the network address that somebody tries to sign in from. */
export type Place = { email: string; address: string }

/** Failed and successful sign-ins by account and address. It stands in the store, so that a restart forgives nobody. */
export function signInsIn(db: Db) {
  const keys = ({ email, address }: Place) => ({
    account: sha256(normaliseEmail(email)),
    address: sha256(`${normaliseEmail(email)}\n${address}`),
  })
  return {
    tries: async (place: Place, at: string): Promise<SignInAttempts> => {
      const { account, address } = keys(place)
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
        elsewhere: await elsewhere(db, account, address, before(at, failureLifetime)),
      }
    },

    /**
     * Counts a try as failed before its password is looked at, so that a hundred at once count as a hundred. False
     * where another try was counted since `seen` was read: then it must be read again.
     */
    begin: async (place: Place, seen: FailedAttempts, at: string): Promise<boolean> => {
      const failures = countRecentFailures(seen, at) + 1
      const values = { ...keys(place), failures, lastFailedAt: at }
      return done(
        atomically(db, (tx) => [
          tx
            .delete(signIns)
            .where(
              and(
                lt(signIns.lastFailedAt, before(at, failureLifetime)),
                or(
                  isNull(signIns.succeededAt),
                  lt(signIns.succeededAt, before(at, knownPlaceLifetime)),
                ),
              ),
            ),
          {
            must: tx
              .insert(signIns)
              .values(values)
              .onConflictDoUpdate({
                target: [signIns.account, signIns.address],
                set: { failures, lastFailedAt: at },
                setWhere: eq(signIns.failures, seen.failures),
              }),
          },
        ]),
      )
    },

    /** Forgives what failed from the place, and remembers that somebody has signed in there. */
    succeeded: async (place: Place, at: string): Promise<void> => {
      const known = { failures: 0, succeededAt: at }
      await atomically(db, (tx) => [
        tx
          .insert(signIns)
          .values({ ...keys(place), ...known })
          .onConflictDoUpdate({ target: [signIns.account, signIns.address], set: known }),
      ])
    },
  }
}

/** The failures of the last day from other places where nobody has signed in to the account. */
async function elsewhere(
  db: Db,
  account: string,
  address: string,
  lately: string,
): Promise<FailedAttempts> {
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

function before(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) - milliseconds).toISOString()
}
