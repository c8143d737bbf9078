import { and, asc, eq, sql, type SQL } from 'drizzle-orm'
import type { HeadReference } from '#app/domain/letter-heads.ts'
import type { LetterKind } from '#app/domain/letters.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import type { PositionStatus, PositionWithLetter, Sureness } from '#app/domain/positions.ts'
import { type Db, inList } from '../core/dialect.ts'
import { maskPosition } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { readReferences } from '../statements/letter-head-rows.ts'
import { findTranslations } from './quote-translations.ts'
import { readPageLookup } from './text-pages.ts'
import { actors, letters, positionHolders, positions, topics, users } from '../schema/schema.ts'

export const oldestFirst = [
  asc(positions.lastDay),
  asc(positions.letterId),
  asc(positions.start),
  asc(positions.id),
]

/** A position, and the version of the text that its quote stands in. */
export type PlacedPosition = { position: PositionWithLetter; textVersionId: string }

export async function readPositions(
  { db, isVisible, leaveHiddenTopicsOut }: VisibleScope,
  where: SQL | undefined,
  order: SQL[],
  limit?: number,
  offset = 0,
): Promise<PlacedPosition[]> {
  const isShown = await leaveHiddenTopicsOut(positions.topicId)
  const query = db
    .select(positionColumns)
    .from(positions)
    .innerJoin(topics, eq(topics.id, positions.topicId))
    .innerJoin(letters, eq(letters.id, positions.letterId))
    .leftJoin(users, eq(users.id, positions.createdBy))
    .where(and(where, isVisible(positions.letterId), isShown))
    .orderBy(...order)
    .$dynamic()
  const rows = await (limit === undefined ? query : query.limit(limit).offset(offset))
  const holders = await findHolders(
    db,
    rows.map(({ id }) => id),
  )
  const translations = await findTranslations(
    db,
    rows.map(({ id }) => id),
  )
  const pageAt = await readPageLookup(
    db,
    rows.map(({ textVersionId }) => textVersionId),
  )
  const references = await readReferences(db, [...new Set(rows.map(({ letterId }) => letterId))])
  return rows.map(({ textVersionId, ...row }) => ({
    position: withReferences(
      {
        ...asPositionWithLetter(row, holders.get(row.id) ?? []),
        translations: translations.get(row.id) ?? [],
        page: pageAt(textVersionId, row.start),
      },
      references.get(row.letterId),
    ),
    textVersionId,
  }))
}

/** Most letters have no other references. */
function withReferences(
  position: PositionWithLetter,
  otherReferences: HeadReference[] | undefined,
): PositionWithLetter {
  return otherReferences
    ? { ...position, letter: { ...position.letter, otherReferences } }
    : position
}

/** Positions as they are stored, with nothing masked in what is stored again. */
export async function readStoredPositions(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, PositionWithLetter>> {
  if (!ids.length) return new Map()
  const found = await readPositions(visible, inList(visible.db, positions.id, ids), oldestFirst)
  return new Map(found.map(({ position }) => [position.id, position]))
}

export async function readMasked(
  ...query: Parameters<typeof readPositions>
): Promise<PositionWithLetter[]> {
  const found = await readPositions(...query)
  const wholes = await query[0].readTextContacts(found.map(({ textVersionId }) => textVersionId))
  return found.map(({ position, textVersionId }) =>
    maskPosition(position, wholes.get(textVersionId) ?? null),
  )
}

const positionColumns = {
  id: positions.id,
  letterId: positions.letterId,
  textVersionId: positions.textVersionId,
  topicId: topics.countsAsId,
  level: sql<
    number | null
  >`case when ${topics.turned} then -${positions.level} else ${positions.level} end`,
  turned: topics.turned,
  absence: positions.absence,
  conditional: positions.conditional,
  condition: positions.condition,
  note: positions.note,
  reported: positions.reported,
  sureness: positions.sureness,
  status: positions.status,
  exact: positions.exact,
  prefix: positions.prefix,
  suffix: positions.suffix,
  start: positions.start,
  end: positions.end,
  paragraph: positions.paragraph,
  createdAt: positions.createdAt,
  revision: positions.revision,
  lastDay: positions.lastDay,
  coderId: users.id,
  coderName: users.name,
  title: letters.title,
  kind: letters.kind,
  edtf: letters.edtf,
  firstDay: letters.firstDay,
  basis: letters.basis,
  reference: letters.reference,
  referenceTruncated: letters.referenceTruncated,
  excerpt: letters.excerpt,
  recorded: letters.recorded,
  recheck:
    sql<boolean>`${positions.status} = 'approved' and exists (select 1 from rechecks r join topics rt
    on rt.id = r.topic_id where r.position_id = ${positions.id} and rt.counts_as_id = ${topics.countsAsId})`.mapWith(
      Boolean,
    ),
  lost: sql<boolean>`exists (select 1 from lost_places l where l.position_id = ${positions.id})`.mapWith(
    Boolean,
  ),
}

type PositionRow = {
  id: string
  letterId: string
  topicId: string
  level: number | null
  absence: string | null
  conditional: boolean
  condition: string | null
  note: string | null
  reported: boolean
  sureness: number | null
  status: string
  exact: string
  prefix: string
  suffix: string
  start: number
  end: number
  paragraph: number | null
  createdAt: string
  revision: number
  lastDay: string
  coderId: string | null
  coderName: string | null
  title: string
  kind: string
  edtf: string
  firstDay: string
  basis: string | null
  reference: string | null
  referenceTruncated: boolean
  excerpt: boolean
  recorded: boolean
  recheck: boolean
  turned: boolean
  lost: boolean
}

function asPositionWithLetter(
  row: PositionRow,
  holderIds: string[],
): Omit<PositionWithLetter, 'translations' | 'page'> {
  const {
    exact,
    prefix,
    suffix,
    start,
    end,
    coderId,
    coderName,
    title,
    kind,
    edtf,
    firstDay,
    basis,
    reference,
    referenceTruncated,
    excerpt,
    recorded,
    lost,
    ...rest
  } = row
  return {
    ...rest,
    ...(lost ? { lost } : {}),
    holderIds,
    level: row.level as Level | null,
    absence: row.absence as Absence | null,
    sureness: row.sureness as Sureness | null,
    status: row.status as PositionStatus,
    quote: { exact, prefix, suffix, start, end },
    coder: coderId && coderName ? { id: coderId, name: coderName } : null,
    letter: {
      id: row.letterId,
      title,
      kind: kind as LetterKind,
      dated: { edtf, first: firstDay, last: row.lastDay, basis },
      reference,
      referenceTruncated,
      excerpt,
      recorded,
    },
  }
}

async function findHolders(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const holders = new Map<string, string[]>()
  if (!ids.length) return holders
  const rows = await db
    .selectDistinct({ positionId: positionHolders.positionId, actorId: actors.countsAsId })
    .from(positionHolders)
    .innerJoin(actors, eq(actors.id, positionHolders.actorId))
    .where(inList(db, positionHolders.positionId, ids))
    .orderBy(asc(actors.countsAsId))
  for (const { positionId, actorId } of rows) {
    const known = holders.get(positionId)
    if (known) known.push(actorId)
    else holders.set(positionId, [actorId])
  }
  return holders
}
