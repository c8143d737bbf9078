import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commit, type Db } from '../core/dialect.ts'
import { jobs } from '../schema/schema.ts'

/**
 * How long a claim holds unless it is renewed, in milliseconds: as long as nobody else takes over from a process that
 * died.
 */
export const claimMs = 10_000

/** By how much the clocks of two machines, or of two processes that ask at once, may differ, in milliseconds. */
const skewMs = 60_000

/**
 * `by` names the process, `on` its machine; `every` is after how many milliseconds the job is due on another machine
 * than the one it was done on.
 */
type JobClaim = { name: string; by: string; on: string; at: number; every: number }

/**
 * What several processes on one store do once. A claim is a row with a moment until which it holds, so whoever dies
 * with one is followed by another. Moments are of the machines' clocks; one that lies further ahead than a claim
 * may hold, and clocks differ, was set before a clock went back, and does not count.
 */
export function bindJobs(db: Db) {
  return bindFirst(db, {
    claim: claimJob,
    renew: renewClaim,
    release: releaseClaim,
    lastDoneAt: findLastDoneAt,
  })
}

/** Whether the job is this process's to do now: nobody else is at it, and nobody on another machine did it lately. */
async function claimJob(db: Db, { name, by, on, at, every }: JobClaim): Promise<boolean> {
  const now = moment(at)
  const free = or(
    isNull(jobs.claimedUntil),
    lte(jobs.claimedUntil, now),
    gt(jobs.claimedUntil, moment(at + claimMs + skewMs)),
  )
  const due = or(
    isNull(jobs.doneAt),
    eq(jobs.doneOn, on),
    lte(jobs.doneAt, moment(at - every)),
    gt(jobs.doneAt, moment(at + skewMs)),
  )
  return commit(
    atomically(db, (tx) => [
      tx.insert(jobs).values({ name }).onConflictDoNothing(),
      {
        requireChange: tx
          .update(jobs)
          .set({ claimedBy: by, claimedUntil: moment(at + claimMs) })
          .where(and(eq(jobs.name, name), free, due)),
      },
    ]),
  )
}

/** Lets a claim hold longer, where it still does. */
async function renewClaim(db: Db, name: string, by: string, at: number): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(jobs)
      .set({ claimedUntil: moment(at + claimMs) })
      .where(and(eq(jobs.name, name), eq(jobs.claimedBy, by))),
  ])
}

/** Gives a claim back; `doneAt` in milliseconds since 1970, null where the job was not done. */
async function releaseClaim(
  db: Db,
  name: string,
  by: string,
  on: string,
  doneAt: number | null,
): Promise<void> {
  const result = doneAt === null ? {} : { doneAt: moment(doneAt), doneOn: on }
  await atomically(db, (tx) => [
    tx
      .update(jobs)
      .set({ claimedBy: null, claimedUntil: null, ...result })
      .where(and(eq(jobs.name, name), eq(jobs.claimedBy, by))),
  ])
}

/** When a job was done last, in milliseconds since 1970; null where it never was. */
async function findLastDoneAt(db: Db, name: string): Promise<number | null> {
  const [row] = await db.select({ doneAt: jobs.doneAt }).from(jobs).where(eq(jobs.name, name))
  return row?.doneAt ? Date.parse(row.doneAt) : null
}

const moment = (at: number) => new Date(at).toISOString()
