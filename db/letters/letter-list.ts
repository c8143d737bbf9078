import { and, asc, desc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm'
import type { Letter, PartyRole, LetterVisibility } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'

import { maskActorName, maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, dossierLetters, letters, parties, positions } from '../schema/schema.ts'
import { letterLists } from '../schema/tables.ts'
import { namedActor } from '../statements/canonical-actor.ts'
import { letterCondition, liesIn, selectIdsCountingAs } from './letter-condition.ts'
import type { LetterFilter } from './letter-filter.ts'
import { headColumns, maskHead } from './letter-head.ts'
import { countFiltered, findSoleList, type LetterTotal, type SoleList } from './letter-totals.ts'

export type LetterRow = Pick<
  Letter,
  'id' | 'title' | 'kind' | 'dated' | 'reference' | 'referenceTruncated' | 'visibility'
> & { excerpt: boolean; recorded: boolean; authors: string[]; positions: number }

/**
 * A page of letters, newest or oldest first (by the last day they may be of), with how many there are; `isMore`: more
 * than `total`, of a choice that is too wide to be counted whole.
 */
export async function readLetterPage(
  visible: VisibleScope,
  filter: LetterFilter,
  limit: number,
  offset: number,
  order: 'newest' | 'oldest' = 'newest',
): Promise<{ rows: LetterRow[] } & LetterTotal> {
  const ids = await findPage(visible, filter, { limit, offset, order })
  return {
    rows: await completeRows(visible, await readHeadRows(visible, ids)),
    ...(await countFiltered(visible, filter, letterCondition(visible, filter))),
  }
}

/** The heads of the oldest letters, however many there are in all. */
export async function listOldestHeads(
  visible: VisibleScope,
  filter: LetterFilter,
  limit: number,
): Promise<Pick<LetterRow, 'id' | 'title' | 'dated'>[]> {
  const ids = await findPage(visible, filter, { limit, offset: 0, order: 'oldest' })
  return (await readHeadRows(visible, ids)).map(maskHead)
}

async function findPage(
  visible: VisibleScope,
  filter: LetterFilter,
  part: PagePart,
): Promise<string[]> {
  const list = findSoleList(filter)
  return list ? findListed(visible, list, part) : findFiltered(visible, filter, part)
}

const columns = { ...headColumns, visibility: letters.visibility }

/**
 * The heads of letters, in the order of their ids: looked up by these alone, as PostgreSQL may read all letters where
 * they are joined to a page.
 */
export async function readHeadRows(
  { db, isVisible }: VisibleScope,
  ids: readonly string[],
): Promise<HeadRow[]> {
  if (!ids.length) return []
  const rows = await db
    .select(columns)
    .from(letters)
    .where(and(inArray(letters.id, [...ids]), isVisible(letters.id)))
  const heads = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => heads.get(id) ?? [])
}

type PagePart = { limit: number; offset: number; order: 'newest' | 'oldest' }

const directions = { newest: desc, oldest: asc }

/** The letters of a list, in its order. */
async function findListed(
  { db, isVisible, isDossierVisible, ...visible }: VisibleScope,
  { listId, dossierId, of }: SoleList,
  { limit, offset, order }: PagePart,
): Promise<string[]> {
  const rows = await db
    .select({ id: letterLists.letterId })
    .from(letterLists)
    .where(
      and(
        eq(letterLists.listId, listId),
        isVisible(letterLists.letterId),
        isListVisible(visible, of),
        dossierId === null
          ? undefined
          : and(liesIn(dossierId, letterLists.letterId), isDossierVisible(sql`${dossierId}`)),
      ),
    )
    .orderBy(directions[order](letterLists.lastDay), directions[order](letterLists.letterId))
    .limit(limit)
    .offset(offset)
  return rows.map(({ id }) => id)
}

/** Letters in the order of their days: of one dossier along its own index, otherwise along that of all letters. */
async function findFiltered(
  visible: VisibleScope,
  filter: LetterFilter,
  { limit, offset, order }: PagePart,
): Promise<string[]> {
  const { db, isVisible } = visible
  const { dossierId } = filter
  const condition = letterCondition(visible, filter)
  const rows =
    dossierId === undefined
      ? await db
          .select({ id: letters.id })
          .from(letters)
          .where(and(condition, isVisible(letters.id)))
          .orderBy(directions[order](letters.lastDay), directions[order](letters.id))
          .limit(limit)
          .offset(offset)
      : await db
          .select({ id: dossierLetters.letterId })
          .from(dossierLetters)
          .where(and(condition, isVisible(dossierLetters.letterId)))
          .orderBy(
            directions[order](dossierLetters.lastDay),
            directions[order](dossierLetters.letterId),
          )
          .limit(limit)
          .offset(offset)
  return rows.map(({ id }) => id)
}

/** A list is of a topic or of a dossier, neither of which may be hidden from the reader. */
function isListVisible(
  { hiddenTopics, hiddenDossiers }: Pick<VisibleScope, 'hiddenTopics' | 'hiddenDossiers'>,
  of: string,
): SQL | undefined {
  return hiddenTopics === null || hiddenDossiers === null
    ? undefined
    : sql`${of} not in (${hiddenTopics} union all ${hiddenDossiers})`
}

type HeadRow = Parameters<typeof maskHead>[0] & { visibility: string }

/** Rows of letters with who wrote them and how many positions they state. */
export async function completeRows(
  visible: VisibleScope,
  rows: readonly HeadRow[],
): Promise<LetterRow[]> {
  const ids = rows.map(({ id }) => id)
  const authors = await findAuthors(visible, ids)
  const positionCounts = await countPositionsIn(visible, ids)
  return rows.map((row) => ({
    ...maskHead(row),
    visibility: row.visibility as LetterVisibility,
    authors: authors.get(row.id) ?? [],
    positions: positionCounts.get(row.id) ?? 0,
  }))
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
    .where(
      and(inArray(parties.actorId, selectIdsCountingAs(db, actorId)), isVisible(parties.letterId)),
    )
    .orderBy(desc(parties.lastDay), desc(letters.id), asc(parties.place), asc(parties.id))
    .limit(limit)
  return rows.map(({ role, capacity, visibility, ...row }) => ({
    role: role as PartyRole,
    capacity: maskWords(capacity),
    letter: { ...maskHead(row), visibility: visibility as LetterVisibility },
  }))
}

export async function findAuthors(
  { db, isVisible }: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const authors = new Map<string, string[]>()
  if (!ids.length) return authors
  const rows = await db
    .select({ letterId: parties.letterId, id: actors.id, name: actors.name })
    .from(parties)
    .leftJoin(namedActor.table, namedActor.isIn(parties.actorId))
    .leftJoin(actors, namedActor.countsAs)
    .where(
      and(
        inArray(parties.letterId, [...ids]),
        eq(parties.role, 'author'),
        isVisible(parties.letterId),
      ),
    )
    .orderBy(asc(parties.place), asc(parties.letterId))
  for (const { letterId, id, name } of rows)
    authors.set(letterId, [...(authors.get(letterId) ?? []), describeAuthor(name, id)])
  return authors
}

/** The name of a party as lists show it. */
export const describeAuthor = (name: string | null, id: string | null): string =>
  name === null ? 'name withheld' : maskActorName(name, id)

async function countPositionsIn(
  { db, isTopicVisible }: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({ letterId: positions.letterId, count: sql<number>`count(*)` })
    .from(positions)
    .where(
      and(
        inArray(positions.letterId, [...ids]),
        ne(positions.status, 'withdrawn'),
        isTopicVisible(positions.topicId),
      ),
    )
    .groupBy(positions.letterId)
  return new Map(rows.map(({ letterId, count }) => [letterId, count]))
}
