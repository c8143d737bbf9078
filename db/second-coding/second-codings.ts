import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { CodingOrigin, CoderLetter } from '#app/domain/second-coding/second-codings.ts'
import { bindFirst } from '../core/bind-first.ts'
import { type Db, inList } from '../core/dialect.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  codingDraws,
  dossierLetters,
  dossiers,
  letters,
  secondCodings,
  users,
} from '../schema/schema.ts'
import { giveSecondCodings, noteOpening, takeBackSecondCoding } from './give-second-codings.ts'
import { findObstacles } from './coder-obstacles.ts'
import { listCodingPairs } from './coding-pairs.ts'
import { reopenPair } from './reopen-pair.ts'
import { settlePair } from './settle-pair.ts'

/** Letters that are coded a second time, of those that the reader sees, and the reader's own, which are closed. */
export function bindSecondCodings(visible: VisibleScope) {
  return bindFirst(visible, {
    ofDossier: listSecondCodings,
    ofLetter: listOfLetter,
    own: listOwn,
    candidates: listCandidates,
    draws: listDraws,
    give: giveSecondCodings,
    takeBack: takeBackSecondCoding,
    noteOpening,
    pairs: listCodingPairs,
    settle: settlePair,
    reopen: reopenPair,
  })
}

/** A second coding as lists show it; `openPairs` are the differences that nobody settled. */
type SecondCodingRow = {
  id: string
  dossierId: string
  letterId: string
  title: string
  edtf: string
  userId: string
  name: string
  origin: CodingOrigin
  at: string
  doneAt: string | null
  /** How many passages the second coder has. */
  passages: number
  same: number
  differences: number
  openPairs: number
}

const countPairs = (condition: string) =>
  sql<number>`(select cast(count(*) as integer) from coding_pairs c where c.coding_id = second_codings.id
    and ${sql.raw(condition)})`

const rowColumns = {
  id: secondCodings.id,
  dossierId: secondCodings.dossierId,
  letterId: secondCodings.letterId,
  title: letters.title,
  edtf: letters.edtf,
  userId: secondCodings.userId,
  name: users.name,
  origin: sql<CodingOrigin>`${secondCodings.origin}`,
  at: secondCodings.at,
  doneAt: secondCodings.doneAt,
  passages: sql<number>`(select cast(count(*) as integer) from second_positions s
    where s.coding_id = second_codings.id and s.status <> 'withdrawn')`,
  same: countPairs(`c.kind = 'same'`),
  differences: countPairs(`c.kind <> 'same'`),
  openPairs: countPairs(`c.kind <> 'same' and c.settled_at is null`),
}

async function listSecondCodings(
  visible: VisibleScope,
  dossierId: string,
): Promise<SecondCodingRow[]> {
  return readRows(visible, eq(secondCodings.dossierId, dossierId))
}

async function listOfLetter(visible: VisibleScope, letterId: string): Promise<SecondCodingRow[]> {
  return readRows(visible, eq(secondCodings.letterId, letterId))
}

async function readRows(
  { db, isVisible, isDossierVisible, seesContactDetails }: VisibleScope,
  where: ReturnType<typeof eq>,
): Promise<SecondCodingRow[]> {
  const rows = await db
    .select(rowColumns)
    .from(secondCodings)
    .innerJoin(letters, eq(letters.id, secondCodings.letterId))
    .innerJoin(users, eq(users.id, secondCodings.userId))
    .where(and(where, isVisible(secondCodings.letterId), isDossierVisible(secondCodings.dossierId)))
    .orderBy(desc(secondCodings.at), desc(secondCodings.id))
  return rows.map((row) => ({
    ...row,
    title: seesContactDetails ? row.title : maskWords(row.title),
  }))
}

/** A letter that the reader codes a second time and is not done with. */
type OwnSecondCoding = {
  id: string
  letterId: string
  title: string
  dossierId: string
  dossierSlug: string
  origin: CodingOrigin
}

async function listOwn({
  db,
  readerId,
  lettersNotTheirs,
  isDossierVisible,
  seesContactDetails,
}: VisibleScope): Promise<OwnSecondCoding[]> {
  if (readerId === null) return []
  const rows = await db
    .select({
      id: secondCodings.id,
      letterId: secondCodings.letterId,
      title: letters.title,
      dossierId: secondCodings.dossierId,
      dossierSlug: dossiers.slug,
      origin: sql<CodingOrigin>`${secondCodings.origin}`,
    })
    .from(secondCodings)
    .innerJoin(letters, eq(letters.id, secondCodings.letterId))
    .innerJoin(dossiers, eq(dossiers.id, secondCodings.dossierId))
    .where(
      and(
        eq(secondCodings.userId, readerId),
        isNull(secondCodings.doneAt),
        sql`${letters.id} not in (${lettersNotTheirs})`,
        isDossierVisible(secondCodings.dossierId),
      ),
    )
    .orderBy(asc(secondCodings.at), asc(secondCodings.id))
  return rows.map((row) => ({
    ...row,
    title: seesContactDetails ? row.title : maskWords(row.title),
  }))
}

/** Letters of a dossier that the reader sees, with what stands against somebody's coding each a second time. */
async function listCandidates(
  visible: VisibleScope,
  asked: { dossierId: string; userId: string },
  letterIds?: readonly string[],
): Promise<CoderLetter[]> {
  const { db, isVisible, isDossierVisible } = visible
  const is = (condition: SQL) => sql<number>`case when ${condition} then 1 else 0 end`
  const obstacles = findObstacles(visible, asked)
  const rows = await db
    .select({
      letterId: dossierLetters.letterId,
      isFinished: is(obstacles.isFinished),
      isTaken: is(obstacles.isTaken),
      isSeen: is(obstacles.isSeen),
      hasCoded: is(obstacles.hasCoded),
      hasOpened: is(obstacles.hasOpened),
    })
    .from(dossierLetters)
    .where(
      and(
        eq(dossierLetters.dossierId, asked.dossierId),
        letterIds ? inList(db, dossierLetters.letterId, letterIds) : undefined,
        isVisible(dossierLetters.letterId),
        isDossierVisible(dossierLetters.dossierId),
      ),
    )
    .orderBy(asc(dossierLetters.letterId))
  return rows.map(({ letterId, ...flags }) => ({
    letterId,
    isFinished: flags.isFinished === 1,
    isTaken: flags.isTaken === 1,
    isSeen: flags.isSeen === 1,
    hasCoded: flags.hasCoded === 1,
    hasOpened: flags.hasOpened === 1,
  }))
}

/** A draw as a list shows it, and what it takes to draw the same letters again. */
async function listDraws({ db, isDossierVisible }: VisibleScope, dossierId: string) {
  const rows = await db
    .select({
      id: codingDraws.id,
      name: users.name,
      share: codingDraws.share,
      seed: codingDraws.seed,
      pool: codingDraws.pool,
      drawn: codingDraws.drawn,
      at: codingDraws.at,
    })
    .from(codingDraws)
    .innerJoin(users, eq(users.id, codingDraws.userId))
    .where(and(eq(codingDraws.dossierId, dossierId), isDossierVisible(codingDraws.dossierId)))
    .orderBy(desc(codingDraws.at), desc(codingDraws.id))
  return rows.map(({ pool, ...row }) => ({ ...row, poolSize: (pool as string[]).length }))
}

/** The second coding of a letter that somebody has not finished, where the letter is one that they may see at all. */
export async function findOpenSecondCoding(
  db: Db,
  { userId, letterId }: { userId: string; letterId: string },
): Promise<{ id: string; dossierId: string } | null> {
  const [open] = await db
    .select({ id: secondCodings.id, dossierId: secondCodings.dossierId })
    .from(secondCodings)
    .where(
      and(
        eq(secondCodings.userId, userId),
        eq(secondCodings.letterId, letterId),
        isNull(secondCodings.doneAt),
      ),
    )
    .orderBy(asc(secondCodings.at))
    .limit(1)
  return open ?? null
}
