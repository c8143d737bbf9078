import { asc, sql, type Column, type SQL } from 'drizzle-orm'
import type { Audience } from '#app/domain/letters.ts'
import { canSeeEveryLetter, type LetterReader } from '#app/domain/users.ts'
import type { Doer } from './audit.ts'
import type { Db, Statement, Transaction } from './dialect.ts'
import { letterReaders, letters } from './schema.ts'

/** What of the store one reader sees: conditions that queries add, so that hidden letters are not even counted. */
export type Sight = {
  /** The ids of the letters hidden from the reader, as a query: those that were withdrawn, and those that are not for them. */
  hidden: SQL
  /** Whether a column that names a letter names one that the reader sees. */
  seen: (letterId: Column | SQL) => SQL
  /** The ids of the hidden letters: the same set every time, for all readers alike, as long as they are the same. */
  hiddenIds: () => Promise<ReadonlySet<string>>
}

/** How many different sets of hidden letters are remembered; readers who see the same share one. */
const mostSets = 100
const none: ReadonlySet<string> = new Set()

/** Makes what each reader sees; the same rule as `sees` of the domain, which a test compares it with. */
export function sightsIn(db: Db): (reader: LetterReader) => Sight {
  const known = new Map<string, ReadonlySet<string>>()
  return (reader) => {
    const hidden = hiddenFrom(reader)
    return {
      hidden,
      seen: (letterId) => sql`${letterId} not in (${hidden})`,
      hiddenIds: async () => {
        const ids = (
          await db
            .select({ id: letters.id })
            .from(letters)
            .where(sql`${letters.id} in (${hidden})`)
            .orderBy(asc(letters.id))
        ).map(({ id }) => id)
        return ids.length ? remembered(known, ids) : none
      },
    }
  }
}

const withdrawn = sql`select id from letters where withdrawn_at is not null`

function hiddenFrom(reader: LetterReader): SQL {
  if (canSeeEveryLetter(reader)) return withdrawn
  if (reader === null || reader === 'owner')
    return sql`select id from letters where visibility <> 'public' union all ${withdrawn}`
  return sql`${withdrawn} union all select id from letters where visibility = 'named' and (created_by is null or created_by <> ${reader.id}) and id not in (select letter_id from letter_readers where user_id = ${reader.id})`
}

function remembered(
  known: Map<string, ReadonlySet<string>>,
  ids: readonly string[],
): ReadonlySet<string> {
  const key = ids.join()
  const set = known.get(key) ?? new Set(ids)
  known.delete(key)
  known.set(key, set)
  if (known.size > mostSets) known.delete(known.keys().next().value!)
  return set
}

/** The people whom a letter is for, by id, whether or not it is for named people now. */
export async function readersOf(db: Db, letterId: string): Promise<string[]> {
  return (
    await db
      .select({ userId: letterReaders.userId })
      .from(letterReaders)
      .where(sql`${letterReaders.letterId} = ${letterId}`)
      .orderBy(asc(letterReaders.userId))
  ).map(({ userId }) => userId)
}

/** Names the people whom a new letter is for. */
export function insertReaders(
  tx: Transaction,
  letterId: string,
  readerIds: readonly string[],
  doer: Doer,
  at: string,
): Statement[] {
  return [...new Set(readerIds)].map((userId) =>
    tx.insert(letterReaders).values({ letterId, userId, addedBy: doer.userId, addedAt: at }),
  )
}

/** Makes a letter's readers those of another audience; who stays keeps by whom and when they were named. */
export function changedReaders(
  tx: Transaction,
  letterId: string,
  before: Audience,
  after: Audience,
  doer: Doer,
  at: string,
): Statement[] {
  const gone = before.readerIds.filter((id) => !after.readerIds.includes(id))
  const come = after.readerIds.filter((id) => !before.readerIds.includes(id))
  return [
    ...gone.map((userId) =>
      tx
        .delete(letterReaders)
        .where(
          sql`${letterReaders.letterId} = ${letterId} and ${letterReaders.userId} = ${userId}`,
        ),
    ),
    ...insertReaders(tx, letterId, come, doer, at),
  ]
}
