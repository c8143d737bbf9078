import {
  and,
  asc,
  desc,
  eq,
  exists,
  gte,
  inArray,
  lte,
  ne,
  notExists,
  sql,
  type SQL,
} from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import type { Letter, LetterKind, PartyRole, LetterVisibility } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { type Db, inList } from '../core/dialect.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, letters, parties, positions, topics } from '../schema/schema.ts'
import { canonicalActorId } from '../statements/canonical-actor.ts'
import { headColumns, maskHead } from './letter-head.ts'

/** What the list of letters is narrowed by. */
export type LetterFilter = {
  dossierId: string
  kind?: LetterKind
  authorId?: string
  topicId?: string
  from?: Day
  to?: Day
  untagged?: boolean
}

export type LetterRow = Pick<
  Letter,
  'id' | 'title' | 'kind' | 'dated' | 'reference' | 'referenceTruncated' | 'visibility'
> & { excerpt: boolean; recorded: boolean; authors: string[]; positions: number }

/** A page of letters, newest first (by the last day they may be of), with how many there are. */
export async function readLetterPage(
  visible: VisibleScope,
  filter: LetterFilter,
  limit: number,
  offset: number,
): Promise<{ rows: LetterRow[]; total: number }> {
  const { db, isVisible } = visible
  const where = and(letterCondition(db, filter), isVisible(letters.id))
  const rows = await db
    .select({ ...headColumns, visibility: letters.visibility })
    .from(letters)
    .where(where)
    .orderBy(desc(letters.lastDay), desc(letters.id))
    .limit(limit)
    .offset(offset)
  const [count] = await db
    .select({ total: sql<number>`cast(count(*) as integer)` })
    .from(letters)
    .where(where)
  return { rows: await completeRows(visible, rows), total: count?.total ?? 0 }
}

type HeadRow = Parameters<typeof maskHead>[0] & { visibility: string }

/** Rows of letters with who wrote them and how many positions they state. */
export async function completeRows(
  visible: VisibleScope,
  rows: readonly HeadRow[],
): Promise<LetterRow[]> {
  const ids = rows.map(({ id }) => id)
  const authors = await findAuthors(visible, ids)
  const positionCounts = await countPositionsIn(visible.db, ids)
  return rows.map((row) => ({
    ...maskHead(row),
    visibility: row.visibility as LetterVisibility,
    authors: authors.get(row.id) ?? [],
    positions: positionCounts.get(row.id) ?? 0,
  }))
}

/** Who wrote each letter and for whom, by name, in the order printed. */
export async function findPartyNames(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, { authors: string[]; onBehalfOf: string[] }>> {
  const { db, isVisible } = visible
  const names = new Map<string, { authors: string[]; onBehalfOf: string[] }>()
  if (!ids.length) return names
  const rows = await db
    .select({ letterId: parties.letterId, role: parties.role, name: actors.name })
    .from(parties)
    .leftJoin(actors, eq(actors.id, canonicalActorId(parties.actorId)))
    .where(
      and(
        inList(db, parties.letterId, ids),
        inArray(parties.role, ['author', 'on_behalf_of']),
        isVisible(parties.letterId),
      ),
    )
    .orderBy(asc(parties.place))
  for (const { letterId, role, name } of rows) {
    const known = names.get(letterId) ?? { authors: [], onBehalfOf: [] }
    known[role === 'author' ? 'authors' : 'onBehalfOf'].push(maskWords(name ?? 'name withheld'))
    names.set(letterId, known)
  }
  return names
}

/** The letters an actor wrote, received or stands in otherwise, newest first. */
export async function listLettersOfActor(
  visible: VisibleScope,
  actorId: string,
  limit: number,
): Promise<
  {
    role: PartyRole
    capacity: string | null
    letter: LetterSummary & Pick<Letter, 'visibility'>
  }[]
> {
  const { db, isVisible } = visible
  const rows = await db
    .select({
      role: parties.role,
      capacity: parties.capacity,
      visibility: letters.visibility,
      ...headColumns,
    })
    .from(parties)
    .innerJoin(letters, eq(letters.id, parties.letterId))
    .where(and(inArray(parties.actorId, idsCountingAs(db, actorId)), isVisible(parties.letterId)))
    .orderBy(desc(parties.lastDay), desc(letters.id))
    .limit(limit)
  return rows.map(({ role, capacity, visibility, ...row }) => ({
    role: role as PartyRole,
    capacity: maskWords(capacity),
    letter: { ...maskHead(row), visibility: visibility as LetterVisibility },
  }))
}

export function letterCondition(db: Db, filter: LetterFilter): SQL | undefined {
  const positionCounts = db
    .select({ one: sql`1` })
    .from(positions)
    .where(
      and(
        eq(positions.letterId, letters.id),
        ne(positions.status, 'withdrawn'),
        filter.topicId
          ? inArray(
              positions.topicId,
              db
                .select({ id: topics.id })
                .from(topics)
                .where(eq(topics.countsAsId, filter.topicId)),
            )
          : undefined,
      ),
    )
  const byAuthor = db
    .select({ id: parties.letterId })
    .from(parties)
    .where(
      and(
        inArray(parties.actorId, idsCountingAs(db, filter.authorId ?? '')),
        eq(parties.role, 'author'),
      ),
    )
  return and(
    eq(letters.dossierId, filter.dossierId),
    filter.kind ? eq(letters.kind, filter.kind) : undefined,
    filter.authorId ? inArray(letters.id, byAuthor) : undefined,
    filter.topicId ? exists(positionCounts) : undefined,
    filter.untagged ? notExists(positionCounts) : undefined,
    filter.from ? gte(letters.lastDay, filter.from) : undefined,
    filter.to ? lte(letters.firstDay, filter.to) : undefined,
  )
}

/** The actors that count as one, itself included: whom parties name. */
function idsCountingAs(db: Db, actorId: string) {
  return db.select({ id: actors.id }).from(actors).where(eq(actors.countsAsId, actorId))
}

export async function findAuthors(
  { db, isVisible }: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const authors = new Map<string, string[]>()
  if (!ids.length) return authors
  const rows = await db
    .select({ letterId: parties.letterId, name: actors.name })
    .from(parties)
    .leftJoin(actors, eq(actors.id, canonicalActorId(parties.actorId)))
    .where(
      and(
        inArray(parties.letterId, [...ids]),
        eq(parties.role, 'author'),
        isVisible(parties.letterId),
      ),
    )
    .orderBy(asc(parties.place))
  for (const { letterId, name } of rows)
    authors.set(letterId, [...(authors.get(letterId) ?? []), maskWords(name ?? 'name withheld')])
  return authors
}

async function countPositionsIn(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({ letterId: positions.letterId, count: sql<number>`count(*)` })
    .from(positions)
    .where(and(inArray(positions.letterId, [...ids]), ne(positions.status, 'withdrawn')))
    .groupBy(positions.letterId)
  return new Map(rows.map(({ letterId, count }) => [letterId, count]))
}
