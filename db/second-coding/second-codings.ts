import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { CodingOrigin } from '#app/domain/second-coding/second-codings.ts'
import { isCodedBlind } from '../core/coded-blind.ts'
import { bindFirst } from '../core/bind-first.ts'
import type { Db } from '../core/dialect.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossiers, letters, secondCodings, users } from '../schema/schema.ts'
import {
  giveSecondCodings,
  listUntouched,
  noteOpening,
  takeBackSecondCoding,
} from './give-second-codings.ts'
import { listCandidates } from './coder-obstacles.ts'
import {
  countDrawnLetters,
  countFinishedLetters,
  findDraw,
  listLeastCertain,
  listDrawnLetters,
  listDraws,
  listFreeLetters,
} from './draw-pools.ts'
import { countAgreedPairs, listCodingPairs, listDifferences } from './coding-pairs.ts'
import { reopenPair } from './reopen-pair.ts'
import { settlePair } from './settle-pair.ts'
import { countUnfinishedDrawn, listDrawnPairs } from './topic-agreement.ts'

/** Letters that are coded a second time, of those that the reader sees, and the reader's own, which are closed. */
export function bindSecondCodings(visible: VisibleScope) {
  return bindFirst(visible, {
    ofDossier: listSecondCodings,
    ofLetter: listOfLetter,
    withdrawn: listWithdrawn,
    own: listOwn,
    untouched: listUntouched,
    candidates: listCandidates,
    free: listFreeLetters,
    leastCertain: listLeastCertain,
    finishedCount: countFinishedLetters,
    drawnCount: countDrawnLetters,
    draws: listDraws,
    draw: findDraw,
    drawnLetters: listDrawnLetters,
    counts: countSecondCodings,
    give: giveSecondCodings,
    takeBack: takeBackSecondCoding,
    noteOpening,
    pairs: listCodingPairs,
    differences: listDifferences,
    agreedCount: countAgreedPairs,
    drawnPairs: listDrawnPairs,
    unfinishedDrawn: countUnfinishedDrawn,
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
  /** Passages that wait to be looked at because what the first coder had there lost its words. */
  lostPairs: number
}

const countPairs = (condition: string) =>
  sql<number>`(select cast(count(*) as integer) from coding_pairs c where c.coding_id = second_codings.id
    and ${sql.raw(condition)})`

/** What is stored as given may be one of the least certain. */
const codingOrigin = sql<CodingOrigin>`case when ${secondCodings.isLeastCertain} then 'least certain'
  else ${secondCodings.origin} end`

const rowColumns = {
  id: secondCodings.id,
  dossierId: secondCodings.dossierId,
  letterId: secondCodings.letterId,
  title: letters.title,
  edtf: letters.edtf,
  userId: secondCodings.userId,
  name: users.name,
  origin: codingOrigin,
  at: secondCodings.at,
  doneAt: secondCodings.doneAt,
  passages: sql<number>`(select cast(count(*) as integer) from second_positions s
    where s.coding_id = second_codings.id and s.status <> 'withdrawn')`,
  same: countPairs(`c.kind = 'same'`),
  differences: countPairs(`c.kind <> 'same' and c.lost_position_id is null`),
  openPairs: countPairs(`c.kind <> 'same' and c.lost_position_id is null and c.settled_at is null`),
  lostPairs: countPairs('c.lost_position_id is not null and c.settled_at is null'),
}

/** All of a dossier, a page of them, or the one that an id names; the newest first. */
async function listSecondCodings(
  visible: VisibleScope,
  dossierId: string,
  { id, limit, offset }: { id?: string; limit?: number; offset?: number } = {},
): Promise<SecondCodingRow[]> {
  const where = and(
    eq(secondCodings.dossierId, dossierId),
    id === undefined ? undefined : eq(secondCodings.id, id),
  )
  return readRows(visible, where, { limit, offset })
}

/** How many there are of a dossier, how many of them are done, and how many differences in them nobody settled. */
async function countSecondCodings(
  { db, isVisible, isDossierVisible }: VisibleScope,
  dossierId: string,
): Promise<{ total: number; done: number; openPairs: number }> {
  const [row] = await db
    .select({
      total: sql<number>`cast(count(*) as integer)`,
      done: sql<number>`cast(count(${secondCodings.doneAt}) as integer)`,
      openPairs: sql<number>`cast(coalesce(sum(${rowColumns.openPairs}), 0) as integer)`,
    })
    .from(secondCodings)
    .where(
      and(
        eq(secondCodings.dossierId, dossierId),
        isVisible(secondCodings.letterId),
        isDossierVisible(secondCodings.dossierId),
      ),
    )
  return row ?? { total: 0, done: 0, openPairs: 0 }
}

/** Those that are not done of letters that were withdrawn since and that are for the reader: to be taken back. */
async function listWithdrawn(visible: VisibleScope, dossierId: string): Promise<SecondCodingRow[]> {
  const { isForReader, isDossierVisible } = visible
  return selectRows(
    visible,
    and(
      eq(secondCodings.dossierId, dossierId),
      isNull(secondCodings.doneAt),
      isNotNull(letters.withdrawnAt),
      isForReader(secondCodings.letterId),
      isDossierVisible(secondCodings.dossierId),
    ),
  )
}

async function listOfLetter(visible: VisibleScope, letterId: string): Promise<SecondCodingRow[]> {
  return readRows(visible, eq(secondCodings.letterId, letterId))
}

type RowsPage = { limit?: number; offset?: number }

async function readRows(
  visible: VisibleScope,
  where: SQL | undefined,
  page: RowsPage = {},
): Promise<SecondCodingRow[]> {
  const { isVisible, isDossierVisible } = visible
  const isShown = isDossierVisible(secondCodings.dossierId)
  return selectRows(visible, and(where, isVisible(secondCodings.letterId), isShown), page)
}

async function selectRows(
  { db, seesContactDetails }: VisibleScope,
  where: SQL | undefined,
  { limit, offset = 0 }: RowsPage = {},
): Promise<SecondCodingRow[]> {
  const query = db
    .select(rowColumns)
    .from(secondCodings)
    .innerJoin(letters, eq(letters.id, secondCodings.letterId))
    .innerJoin(users, eq(users.id, secondCodings.userId))
    .where(where)
    .orderBy(desc(secondCodings.at), desc(secondCodings.id))
    .$dynamic()
  const rows = await (limit === undefined ? query : query.limit(limit).offset(offset))
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
}

async function listOwn({
  db,
  readerId,
  lettersNotTheirs,
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
    })
    .from(secondCodings)
    .innerJoin(letters, eq(letters.id, secondCodings.letterId))
    .innerJoin(dossiers, eq(dossiers.id, secondCodings.dossierId))
    .where(and(isCodedBlind(readerId), sql`${letters.id} not in (${lettersNotTheirs})`))
    .orderBy(asc(secondCodings.at), asc(secondCodings.id))
  return rows.map((row) => ({
    ...row,
    title: seesContactDetails ? row.title : maskWords(row.title),
  }))
}

/** The second coding of a letter that somebody works on. */
export async function findOpenSecondCoding(
  db: Db,
  { userId, letterId }: { userId: string; letterId: string },
): Promise<{ id: string; dossierId: string } | null> {
  const [open] = await db
    .select({ id: secondCodings.id, dossierId: secondCodings.dossierId })
    .from(secondCodings)
    .where(and(isCodedBlind(userId), eq(secondCodings.letterId, letterId)))
    .orderBy(asc(secondCodings.at))
    .limit(1)
  return open ?? null
}
