import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { PairChoice, PairKind } from '#app/domain/second-coding/coding-pairs.ts'
import type { CodingOrigin } from '#app/domain/second-coding/second-codings.ts'
import { inList } from '../core/dialect.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { codingPairs, letters, secondCodings, topics, users } from '../schema/schema.ts'
import { makeReadingsCount, type PairedReading } from './paired-readings.ts'

type Coder = { id: string; name: string }

/** A passage of a letter that was coded twice: what each made of it before anything was settled, and how it was. */
export type StoredPair = {
  id: string
  codingId: string
  dossierId: string
  letterId: string
  topicId: string
  kind: PairKind
  origin: CodingOrigin
  doneAt: string
  firstCoder: Coder | null
  secondCoder: Coder
  title: string
  /** Both as they were when the second coding was finished; null where that coder had nothing here. */
  first: PairedReading | null
  second: PairedReading | null
  positionId: string | null
  secondPositionId: string | null
  settled: {
    choice: PairChoice
    reason: string
    byParty: boolean
    by: Coder | null
    at: string
  } | null
}

/** The pairs of a dossier's second codings that are done, of letters that the reader sees. */
export async function listCodingPairs(
  visible: VisibleScope,
  dossierId: string,
  { onlyOpen = false, topicId, id }: { onlyOpen?: boolean; topicId?: string; id?: string } = {},
): Promise<StoredPair[]> {
  const { db, isVisible, isDossierVisible, leaveHiddenTopicsOut } = visible
  const rows = await db
    .select(pairColumns)
    .from(codingPairs)
    .innerJoin(secondCodings, eq(secondCodings.id, codingPairs.codingId))
    .innerJoin(users, eq(users.id, secondCodings.userId))
    .innerJoin(letters, eq(letters.id, codingPairs.letterId))
    .innerJoin(topics, eq(topics.id, codingPairs.topicId))
    .where(
      and(
        eq(secondCodings.dossierId, dossierId),
        isVisible(codingPairs.letterId),
        isDossierVisible(secondCodings.dossierId),
        await leaveHiddenTopicsOut(codingPairs.topicId),
        id === undefined ? undefined : eq(codingPairs.id, id),
        topicId === undefined ? undefined : eq(topics.countsAsId, topicId),
        onlyOpen
          ? and(isNull(codingPairs.settledAt), sql`${codingPairs.kind} <> 'same'`)
          : undefined,
      ),
    )
    .orderBy(asc(secondCodings.doneAt), asc(codingPairs.letterId), asc(codingPairs.id))
  const names = await readNames(
    visible,
    rows.flatMap(({ firstCoderId, settledBy }) => [firstCoderId, settledBy]),
  )
  const readingOf = await makeReadingsCount(
    visible,
    rows.flatMap(({ first, second }) => [first, second]),
  )
  return rows.map(({ firstCoderId, settledBy, settledAt, choice, reason, byParty, ...row }) => ({
    ...row,
    kind: row.kind as PairKind,
    origin: row.origin as CodingOrigin,
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

const pairColumns = {
  id: codingPairs.id,
  codingId: codingPairs.codingId,
  dossierId: secondCodings.dossierId,
  letterId: codingPairs.letterId,
  topicId: topics.countsAsId,
  kind: codingPairs.kind,
  origin: secondCodings.origin,
  doneAt: secondCodings.doneAt,
  firstCoderId: codingPairs.firstCoderId,
  secondCoder: { id: users.id, name: users.name },
  title: letters.title,
  first: codingPairs.first,
  second: codingPairs.second,
  positionId: codingPairs.positionId,
  secondPositionId: codingPairs.secondPositionId,
  choice: codingPairs.choice,
  reason: codingPairs.reason,
  byParty: codingPairs.byParty,
  settledBy: codingPairs.settledBy,
  settledAt: codingPairs.settledAt,
}

async function readNames(
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
