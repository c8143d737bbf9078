import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { LetterVisibility } from '#app/domain/letters.ts'
import type { LetterReader, Resource } from '#app/domain/users.ts'
import { bindFirst } from '../core/bind-first.ts'
import { type ChangeOutcome, commitChange, type Db } from '../core/dialect.ts'
import { isLetterFor } from '../core/visible-scope.ts'
import { importItems, letterReaders, letters, users } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { restoreLetter, withdrawLetter } from '../statements/withdraw-letter.ts'
import { handProofs, planHandedProofs } from './proven-affiliations.ts'

/** Letters that were withdrawn, which are hidden from everybody; for whoever may give them back. */
export function bindWithdrawals(db: Db) {
  return bindFirst(db, {
    of: findWithdrawal,
    list: listWithdrawals,
    count: countWithdrawals,
    twinOf: findTwin,
    withdraw: withdrawOne,
    giveBack: giveBackOne,
  })
}

/** That a letter was withdrawn; `reason` is null where it went with its import. */
type Withdrawal = {
  id: string
  title: string
  at: string
  by: string | null
  byId: string | null
  reason: string | null
  resource: Resource
}

const columns = {
  id: letters.id,
  title: letters.title,
  at: letters.withdrawnAt,
  by: users.name,
  byId: letters.withdrawnBy,
  reason: letters.withdrawalReason,
  ownerId: letters.createdBy,
  visibility: letters.visibility,
}

/** What was erased is withdrawn as well, and for good. */
const isNotErased = sql`not exists (select 1 from erasures e where e.kind = 'letter' and e.subject_id = ${letters.id})`

async function findWithdrawal(db: Db, letterId: string): Promise<Withdrawal | null> {
  const [row] = await db
    .select(columns)
    .from(letters)
    .leftJoin(users, eq(users.id, letters.withdrawnBy))
    .where(and(eq(letters.id, letterId), isNotNull(letters.withdrawnAt), isNotErased))
  return row ? asWithdrawal(db, row) : null
}

/** The letters that were withdrawn alone and that are for the reader, the last one first. */
async function listWithdrawals(
  db: Db,
  reader: LetterReader,
  limit: number,
  offset: number,
): Promise<Withdrawal[]> {
  const rows = await db
    .select(columns)
    .from(letters)
    .leftJoin(users, eq(users.id, letters.withdrawnBy))
    .where(isWithdrawnAlone(reader))
    .orderBy(desc(letters.withdrawnAt), desc(letters.id))
    .limit(limit)
    .offset(offset)
  return Promise.all(rows.map((row) => asWithdrawal(db, row)))
}

async function countWithdrawals(db: Db, reader: LetterReader): Promise<number> {
  const [row] = await db
    .select({ withdrawn: sql<number>`cast(count(*) as integer)` })
    .from(letters)
    .where(isWithdrawnAlone(reader))
  return row?.withdrawn ?? 0
}

const isWithdrawnAlone = (reader: LetterReader) =>
  and(
    isNotNull(letters.withdrawnAt),
    isNotNull(letters.withdrawalReason),
    isNotErased,
    isLetterFor(reader),
  )

type Row = {
  id: string
  title: string
  at: string | null
  by: string | null
  byId: string | null
  reason: string | null
  ownerId: string | null
  visibility: string
}

async function asWithdrawal(db: Db, { ownerId, visibility, at, ...row }: Row): Promise<Withdrawal> {
  const readers = await db
    .select({ id: letterReaders.userId })
    .from(letterReaders)
    .where(eq(letterReaders.letterId, row.id))
  const readerIds = readers.map(({ id }) => id)
  return {
    ...row,
    at: at!,
    resource: { ownerId, audience: { visibility: visibility as LetterVisibility, readerIds } },
  }
}

/**
 * Withdraws one letter that nobody changed since `revision`; what it proved for others of its days, these prove. `at`:
 * the moment that this withdrawal is known by.
 */
async function withdrawOne(
  db: Db,
  letterId: string,
  { at = new Date().toISOString(), ...own }: { reason: string; revision: number; at?: string },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const handed = await planHandedProofs(db, [letterId])
  return commitChange(db, (tx) => [
    ...handProofs(tx, handed, performedBy, at),
    ...withdrawLetter(tx, letterId, performedBy, at, own),
  ])
}

/** Gives one letter back as it was, also one that went with its import; `withdrawnAt`: only from that withdrawal. */
async function giveBackOne(
  db: Db,
  letterId: string,
  performedBy: PerformedBy,
  withdrawnAt: string | null = null,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    ...restoreLetter(tx, letterId, performedBy, at, withdrawnAt),
    tx
      .update(importItems)
      .set({ state: 'stored' })
      .where(and(eq(importItems.id, letterId), eq(importItems.state, 'withdrawn'))),
  ])
}

/** Another letter that is there and has the very text of one; null when none has. */
async function findTwin(db: Db, letterId: string): Promise<string | null> {
  const [twin] = await db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        isNull(letters.withdrawnAt),
        sql`${letters.id} in (select other.letter_id from text_versions own
          join text_versions other on other.sha256 = own.sha256 and other.letter_id <> own.letter_id
          join letters mine on mine.id = own.letter_id join letters theirs on theirs.id = other.letter_id
          where own.letter_id = ${letterId}
          and (not mine.excerpt or (theirs.title = mine.title and theirs.edtf = mine.edtf)))`,
      ),
    )
    .limit(1)
  return twin?.id ?? null
}
