import { and, asc, desc, eq, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm'
import {
  type PairChoice,
  type PairKind,
  pairKinds,
} from '#app/domain/second-coding/coding-pairs.ts'
import { inList } from '../core/dialect.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { newestTextId } from '../statements/newest-text.ts'
import { codingPairs, letters, secondCodings, topics, users } from '../schema/schema.ts'
import { makeReadingsCount, type PlacedReading } from './paired-readings.ts'

type Coder = { id: string; name: string }

/** A passage of a letter that was coded twice: what each made of it before anything was settled, and how it was. */
export type StoredPair = {
  id: string
  codingId: string
  dossierId: string
  letterId: string
  topicId: string
  kind: PairKind
  doneAt: string
  firstCoder: Coder | null
  secondCoder: Coder
  title: string
  /** The newest version of the letter's text; the quotes of readings may stand in an earlier one. */
  newestTextId: string
  /** Both as they were when the second coding was finished; null where that coder had nothing here. */
  first: PlacedReading | null
  second: PlacedReading | null
  positionId: string | null
  secondPositionId: string | null
  /** What the first coder had on the topic, where it had lost its words. */
  lostPositionId: string | null
  settled: {
    choice: PairChoice
    reason: string
    byParty: boolean
    by: Coder | null
    at: string
  } | null
}

/** The pairs of a dossier's second codings that are done, of letters that the reader sees: all, or those named. */
export async function listCodingPairs(
  visible: VisibleScope,
  dossierId: string,
  { ids }: { ids?: readonly string[] } = {},
): Promise<StoredPair[]> {
  const { db } = visible
  const rows = await db
    .select(pairColumns)
    .from(codingPairs)
    .innerJoin(secondCodings, eq(secondCodings.id, codingPairs.codingId))
    .innerJoin(users, eq(users.id, secondCodings.userId))
    .innerJoin(letters, eq(letters.id, codingPairs.letterId))
    .innerJoin(topics, eq(topics.id, codingPairs.topicId))
    .where(
      and(await isPairShown(visible, dossierId), ids ? inList(db, codingPairs.id, ids) : undefined),
    )
    .orderBy(...pairOrder)
  const names = await readCoderNames(
    visible,
    rows.flatMap(({ firstCoderId, settledBy }) => [firstCoderId, settledBy]),
  )
  const readingOf = await makeReadingsCount(
    visible,
    rows.flatMap(({ first, second }) => [first, second]),
  )
  return rows.map(({ firstCoderId, settledBy, settledAt, choice, reason, byParty, ...row }) => ({
    ...row,
    kind: nameKind(row),
    doneAt: row.doneAt ?? '',
    title: visible.seesContactDetails ? row.title : maskWords(row.title),
    first: readingOf(row.first),
    second: readingOf(row.second),
    firstCoder: names.get(firstCoderId ?? '') ?? null,
    settled:
      settledAt === null
        ? null
        : {
            choice: choice as PairChoice,
            ...{ reason: reason ?? '', byParty, at: settledAt },
            by: names.get(settledBy ?? '') ?? null,
          },
  }))
}

/** Whether a pair is of the dossier, its letter one that the reader sees, and its topic too. */
export async function isPairShown(
  { isVisible, isDossierVisible, leaveHiddenTopicsOut }: VisibleScope,
  dossierId: string,
): Promise<SQL | undefined> {
  return and(
    eq(secondCodings.dossierId, dossierId),
    isVisible(codingPairs.letterId),
    isDossierVisible(secondCodings.dossierId),
    await leaveHiddenTopicsOut(codingPairs.topicId),
  )
}

const pairOrder = [asc(secondCodings.doneAt), asc(codingPairs.letterId), asc(codingPairs.id)]

/** What the first coder had lost its words: there is nothing to compare. */
const nameKind = ({ kind, lostPositionId }: { kind: string; lostPositionId: string | null }) =>
  (lostPositionId === null ? kind : 'lost') as PairKind

/** A difference as a list knows it before it is shown. */
type ListedDifference = Pick<StoredPair, 'id' | 'letterId' | 'kind'> & { isSettled: boolean }

/**
 * What two coders have not in common: the open ones by what they differ in, then those that are settled, the newest
 * first. With `partyId` the settled ones alone that somebody coded one side of.
 */
export async function listDifferences(
  visible: VisibleScope,
  dossierId: string,
  { partyId }: { partyId?: string } = {},
): Promise<ListedDifference[]> {
  const rows = await visible.db
    .select({
      id: codingPairs.id,
      letterId: codingPairs.letterId,
      kind: codingPairs.kind,
      lostPositionId: codingPairs.lostPositionId,
      settledAt: codingPairs.settledAt,
    })
    .from(codingPairs)
    .innerJoin(secondCodings, eq(secondCodings.id, codingPairs.codingId))
    .where(
      and(
        await isPairShown(visible, dossierId),
        ne(codingPairs.kind, 'same'),
        partyId === undefined
          ? undefined
          : and(
              isNotNull(codingPairs.settledAt),
              or(eq(codingPairs.firstCoderId, partyId), eq(secondCodings.userId, partyId)),
            ),
      ),
    )
    .orderBy(asc(rankOfPair), desc(codingPairs.settledAt), ...pairOrder)
  return rows.map(({ settledAt, ...row }) => ({
    ...{ id: row.id, letterId: row.letterId, kind: nameKind(row) },
    isSettled: settledAt !== null,
  }))
}

const rankOfPair = sql`case when ${codingPairs.settledAt} is not null then ${pairKinds.length}
  when ${codingPairs.lostPositionId} is not null then ${pairKinds.length - 1} ${sql.join(
    pairKinds.map(({ kind }, rank) => sql`when ${codingPairs.kind} = ${kind} then ${rank}`),
    sql` `,
  )} else ${pairKinds.length} end`

/** On how many passages both agree. */
export async function countAgreedPairs(visible: VisibleScope, dossierId: string): Promise<number> {
  const [row] = await visible.db
    .select({ agreed: sql<number>`cast(count(*) as integer)` })
    .from(codingPairs)
    .innerJoin(secondCodings, eq(secondCodings.id, codingPairs.codingId))
    .where(and(await isPairShown(visible, dossierId), eq(codingPairs.kind, 'same')))
  return row?.agreed ?? 0
}

const pairColumns = {
  id: codingPairs.id,
  codingId: codingPairs.codingId,
  dossierId: secondCodings.dossierId,
  letterId: codingPairs.letterId,
  topicId: topics.countsAsId,
  kind: codingPairs.kind,
  doneAt: secondCodings.doneAt,
  firstCoderId: codingPairs.firstCoderId,
  secondCoder: { id: users.id, name: users.name },
  title: letters.title,
  newestTextId: newestTextId(letters.id),
  first: codingPairs.first,
  second: codingPairs.second,
  positionId: codingPairs.positionId,
  secondPositionId: codingPairs.secondPositionId,
  lostPositionId: codingPairs.lostPositionId,
  choice: codingPairs.choice,
  reason: codingPairs.reason,
  byParty: codingPairs.byParty,
  settledBy: codingPairs.settledBy,
  settledAt: codingPairs.settledAt,
}

/** The coders and editors that ids name. */
export async function readCoderNames(
  { db }: VisibleScope,
  ids: readonly (string | null)[],
): Promise<Map<string, Coder>> {
  const known = [...new Set(ids.flatMap((id) => id ?? []))]
  if (!known.length) return new Map()
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inList(db, users.id, known))
  return new Map(rows.map((row) => [row.id, row]))
}
