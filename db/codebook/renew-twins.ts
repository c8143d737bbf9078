import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { findTwins } from '#app/domain/twins/find-twins.ts'
import { judgeTwins, readTwin, type TwinReading } from '#app/domain/twins/judge-twins.ts'
import { rankTwins } from '#app/domain/twins/order-twins.ts'
import type { TwinActor, TwinIds, TwinMatch, TwinOrder } from '#app/domain/twins/twins.ts'
import { atomically, inList, type Db } from '../core/dialect.ts'
import { lettersClosedToSomebody, type VisibleScope } from '../core/visible-scope.ts'
import { actors } from '../schema/schema.ts'
import { twinPairs } from '../schema/tables.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { readTwinActors } from './twin-actors.ts'

/** How many actors are read, and how many pairs stored, before others get their turn. */
const [actorsAtOnce, pairsAtOnce] = [250, 400]

/** Whether something changed since pairs were looked for by which they are found. */
export async function areTwinsOutdated(db: Db): Promise<boolean> {
  const rows = await db
    .select({ taken: sql<number>`c.taken` })
    .from(sql`twin_changes c`)
    .limit(1)
  return rows.length > 0
}

/**
 * Looks for the pairs of actors that may be one anew, in steps between which `rest` lets others in, and keeps them.
 * What changes meanwhile is taken up the next time. `visible` is what the owner sees.
 */
export async function renewTwins(visible: VisibleScope, rest: () => Promise<void>): Promise<void> {
  const { db } = visible
  await atomically(db, () => [sql`update twin_changes set taken = 1 where taken = 0`])
  const known = await readAll(visible, rest)
  const open = await readAll({ ...visible, closedLetters: lettersClosedToSomebody }, rest)
  const found = await runInSteps(findTwins([...known.values()], new Set(open.keys())), rest)
  const pairs = (await dropCorrespondents(visible, known, found)).map((pair) => {
    const match = judgeAsOpen(open, pair)
    return { ...pair, open: match !== null, ...(match ? rankTwins(match) : closedRank) }
  })
  await storePairs(db, pairs, rest)
}

/** Everybody whom the scope lets be known of, with what is known of them in it. */
async function readAll(
  scope: VisibleScope,
  rest: () => Promise<void>,
): Promise<Map<string, TwinReading>> {
  const seen = { ...scope, isVisible: (id: unknown) => sql`${id} not in (${scope.closedLetters})` }
  const all = new Map<string, TwinReading>()
  for (let after = ''; ;) {
    const rows = await scope.db
      .select({ id: actors.id })
      .from(actors)
      .where(
        and(
          gt(actors.id, after),
          eq(actors.countsAsId, actors.id),
          isNull(actors.withdrawnAt),
          isActorVisible(seen),
        ),
      )
      .orderBy(asc(actors.id))
      .limit(actorsAtOnce)
    if (!rows.length) return all
    after = rows.at(-1)!.id
    const found = await readTwinActors(
      seen,
      rows.map(({ id }) => id),
    )
    for (const [id, actor] of found) all.set(id, readTwin(actor))
    await rest()
  }
}

async function runInSteps<T>(work: Generator<void, T>, rest: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await rest()
  }
}

/** What is kept where it depends on the reader what speaks for a pair. */
const closedRank: TwinOrder = { likely: false, weight: 0, shorter: null }

/** What speaks for a pair as everybody sees it; null where that is nothing. */
function judgeAsOpen(
  open: ReadonlyMap<string, TwinReading>,
  { firstId, secondId, unusual }: TwinIds,
): TwinMatch | null {
  const [first, second] = [open.get(firstId), open.get(secondId)]
  return first && second ? judgeTwins(first, second, unusual) : null
}

/**
 * Without those of whom nothing but an office says that they may be one, where a letter names both: who stand on one
 * letter under two names are two.
 */
async function dropCorrespondents(
  { db }: VisibleScope,
  known: ReadonlyMap<string, TwinReading>,
  found: readonly TwinIds[],
): Promise<TwinIds[]> {
  const kept: TwinIds[] = []
  for (const pair of found) {
    const [first, second] = [known.get(pair.firstId)!, known.get(pair.secondId)!]
    const { reasons } = judgeTwins(first, second, pair.unusual)!
    const isOfficeAlone = reasons.every(({ kind }) => kind === 'office')
    if (!isOfficeAlone || !(await haveLetterInCommon(db, first.actor, second.actor)))
      kept.push(pair)
  }
  return kept
}

async function haveLetterInCommon(db: Db, one: TwinActor, other: TwinActor): Promise<boolean> {
  const rows = await db
    .select({ letterId: sql<string>`p.letter_id` })
    .from(
      sql`actors a join parties p on p.actor_id = a.id join parties o on o.letter_id = p.letter_id
        join actors b on b.id = o.actor_id`,
    )
    .where(sql`a.counts_as_id = ${one.id} and b.counts_as_id = ${other.id}`)
    .limit(1)
  return rows.length > 0
}

/** Stores what is another than before, so that whoever reads meanwhile finds one list or the other. */
async function storePairs(
  db: Db,
  pairs: readonly StoredPair[],
  rest: () => Promise<void>,
): Promise<void> {
  const keyOf = (pair: TwinIds) => `${pair.firstId} ${pair.secondId}`
  const before = new Map((await db.select().from(twinPairs)).map((pair) => [keyOf(pair), pair]))
  const found = new Map(pairs.map((pair) => [keyOf(pair), pair]))
  const gone = [...before].filter(([key, pair]) => !isSame(pair, found.get(key)))
  const added = [...found].filter(([key, pair]) => !isSame(pair, before.get(key)))
  await rest()
  await atomically(db, (tx) => [
    ...[...new Set(gone.map(([, { firstId }]) => firstId))].map((firstId) =>
      tx.delete(twinPairs).where(
        and(
          eq(twinPairs.firstId, firstId),
          inList(
            db,
            twinPairs.secondId,
            gone.filter(([, pair]) => pair.firstId === firstId).map(([, pair]) => pair.secondId),
          ),
        ),
      ),
    ),
    ...splitEvery(
      added.map(([, pair]) => pair),
      pairsAtOnce,
    ).map((rows) => tx.insert(twinPairs).values(rows).onConflictDoNothing()),
    sql`delete from twin_changes where taken = 1`,
  ])
}

type StoredPair = TwinIds & TwinOrder & { open: boolean }

const isSame = (one: StoredPair, other: StoredPair | undefined): boolean =>
  other !== undefined &&
  (['unusual', 'open', 'likely', 'weight', 'shorter'] as const).every(
    (column) => one[column] === other[column],
  )

function splitEvery<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  )
}
