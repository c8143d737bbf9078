import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Level } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { PairChoice, PairKind } from '#app/domain/second-coding/coding-pairs.ts'
import type { CodingOrigin } from '#app/domain/second-coding/second-codings.ts'
import type { Quote } from '#app/domain/text/quotes.ts'
import { type ChangeOutcome, inList, type RequiredChange, type Statement } from '../core/dialect.ts'
import type { Transaction } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { codingPairs, positions, secondCodings, topics, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import {
  insertPositions,
  type NewPosition,
  type PositionCoding,
} from '../statements/insert-position.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { requireNewestText } from '../statements/require-newest-text.ts'
import { commitWithSearch, rewriteCoding } from '../positions/position-changes.ts'
import { oldestFirst, readMasked, readPositions } from '../positions/position-rows.ts'
import { rewriteStatus } from '../positions/position-status.ts'
import { readShownSecondPositions } from './second-positions.ts'

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
  firstLevel: Level | null
  secondLevel: Level | null
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
  { onlyOpen = false, topicId }: { onlyOpen?: boolean; topicId?: string } = {},
): Promise<StoredPair[]> {
  const { db, isVisible, isDossierVisible, leaveHiddenTopicsOut } = visible
  const rows = await db
    .select(pairColumns)
    .from(codingPairs)
    .innerJoin(secondCodings, eq(secondCodings.id, codingPairs.codingId))
    .innerJoin(users, eq(users.id, secondCodings.userId))
    .innerJoin(topics, eq(topics.id, codingPairs.topicId))
    .where(
      and(
        eq(secondCodings.dossierId, dossierId),
        isVisible(codingPairs.letterId),
        isDossierVisible(secondCodings.dossierId),
        await leaveHiddenTopicsOut(codingPairs.topicId),
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
  return rows.map(({ firstCoderId, settledBy, settledAt, choice, reason, byParty, ...row }) => ({
    ...row,
    kind: row.kind as PairKind,
    origin: row.origin as CodingOrigin,
    doneAt: row.doneAt ?? '',
    firstLevel: row.firstLevel as Level | null,
    secondLevel: row.secondLevel as Level | null,
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
  firstLevel: codingPairs.firstLevel,
  secondLevel: codingPairs.secondLevel,
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

/** The two readings of pairs: the first as it stands now, and the second as it was coded. */
export async function readPairReadings(
  visible: VisibleScope,
  pairs: readonly Pick<StoredPair, 'positionId' | 'secondPositionId'>[],
): Promise<{
  first: Map<string, PositionWithLetter>
  second: Map<string, PositionWithLetter>
}> {
  const firstIds = pairs.flatMap(({ positionId }) => positionId ?? [])
  const where = inList(visible.db, positions.id, firstIds)
  const first = !firstIds.length
    ? []
    : visible.seesContactDetails
      ? (await readPositions(visible, where, oldestFirst)).map(({ position }) => position)
      : await readMasked(visible, where, oldestFirst)
  const second = await readShownSecondPositions(
    visible,
    pairs.flatMap(({ secondPositionId }) => secondPositionId ?? []),
  )
  const byId = (found: readonly PositionWithLetter[]) =>
    new Map(found.map((position) => [position.id, position]))
  return { first: byId(first), second: byId(second) }
}

/** What becomes of the position that counts: it stays, says something else, is taken away, or is one that is new. */
export type PairDeed =
  | { kind: 'keep' }
  | {
      kind: 'rewrite'
      before: PositionWithLetter
      coding: PositionCoding
      quote: Quote
      paragraph: number | null
      textVersionId: string
    }
  | { kind: 'withdraw'; before: PositionWithLetter }
  | { kind: 'add'; position: NewPosition }

export type PairSettlement = {
  pair: Pick<StoredPair, 'id' | 'letterId' | 'dossierId' | 'positionId'>
  choice: PairChoice
  reason: string
  byParty: boolean
  /** How the history tells it. */
  told: string
  deed: PairDeed
}

/** Settles a difference, once; nothing where somebody settled it, or changed the position, meanwhile. */
export async function settlePair(
  { db }: VisibleScope,
  { pair, choice, reason, byParty, told, deed }: PairSettlement,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const positionId = deed.kind === 'add' ? deed.position.id : (pair.positionId ?? pair.id)
  return commitWithSearch(db, positionId, (tx) => [
    {
      requireChange: tx
        .update(codingPairs)
        .set({ choice, reason, byParty, settledBy: performedBy.userId, settledAt: at })
        .where(and(eq(codingPairs.id, pair.id), isNull(codingPairs.settledAt))),
    },
    ...doDeed(tx, pair.letterId, deed, performedBy, at),
    ...rebuildEvidence(tx, { positionId }),
    auditEntry(tx, performedBy, at, {
      action: 'settled a difference in',
      subject: 'letter',
      subjectId: pair.letterId,
      after: { inDossierId: pair.dossierId, settled: told, reason },
    }),
  ])
}

function doDeed(
  tx: Transaction,
  letterId: string,
  deed: PairDeed,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  switch (deed.kind) {
    case 'keep':
      return []
    case 'withdraw': {
      const { id, revision } = deed.before
      return rewriteStatus(tx, { id, revision, status: 'withdrawn' }, performedBy, at)
    }
    case 'add':
      return [
        ...requireNewestText(tx, letterId, deed.position.textVersionId),
        ...insertPositions(tx, [deed.position], performedBy, at),
      ]
    case 'rewrite': {
      const { before, coding, quote, paragraph, textVersionId } = deed
      return [
        ...requireNewestText(tx, letterId, textVersionId),
        ...rewriteCoding(
          tx,
          before,
          before.revision,
          { coding, quote, paragraph, textVersionId },
          performedBy,
        ),
      ]
    }
  }
}
