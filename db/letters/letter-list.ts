import { and, asc, desc, eq, gte, inArray, lte, ne, sql, type SQL } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import type { Letter, PartyRole, LetterVisibility } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { type Db, inList } from '../core/dialect.ts'
import { maskActorName, maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, dossierLetters, letters, parties, positions } from '../schema/schema.ts'
import { letterLists } from '../schema/tables.ts'
import { namedActor } from '../statements/canonical-actor.ts'
import type { LetterFilter } from './letter-filter.ts'
import { headColumns, maskHead } from './letter-head.ts'
import { countFiltered, findSoleList, type LetterTotal } from './letter-totals.ts'

export type LetterRow = Pick<
  Letter,
  'id' | 'title' | 'kind' | 'dated' | 'reference' | 'referenceTruncated' | 'visibility'
> & { excerpt: boolean; recorded: boolean; authors: string[]; positions: number }

/**
 * A page of letters, newest first (by the last day they may be of), with how many there are; `isMore`: more than
 * `total`, of a choice that is too wide to be counted whole.
 */
export async function readLetterPage(
  visible: VisibleScope,
  filter: LetterFilter,
  limit: number,
  offset: number,
): Promise<{ rows: LetterRow[] } & LetterTotal> {
  const { db, isVisible } = visible
  const condition = letterCondition(visible, filter)
  const where = and(condition, isVisible(letters.id))
  const listId = findSoleList(filter)
  const rows =
    listId === null
      ? await readFiltered(visible, filter, where, { limit, offset })
      : await db
          .select(columns)
          .from(letterLists)
          .innerJoin(letters, eq(letters.id, letterLists.letterId))
          .where(
            and(
              eq(letterLists.listId, listId),
              isVisible(letterLists.letterId),
              isListVisible(visible),
            ),
          )
          .orderBy(desc(letterLists.lastDay), desc(letterLists.letterId))
          .limit(limit)
          .offset(offset)
  return {
    rows: await completeRows(visible, rows),
    ...(await countFiltered(visible, filter, condition)),
  }
}

const columns = { ...headColumns, visibility: letters.visibility }

/** Letters in the order of their days: of one dossier along its own index, otherwise along that of all letters. */
function readFiltered(
  { db }: VisibleScope,
  { dossierId }: LetterFilter,
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
): Promise<HeadRow[]> {
  if (dossierId === undefined)
    return db
      .select(columns)
      .from(letters)
      .where(where)
      .orderBy(desc(letters.lastDay), desc(letters.id))
      .limit(limit)
      .offset(offset)
  return db
    .select(columns)
    .from(dossierLetters)
    .innerJoin(letters, eq(letters.id, dossierLetters.letterId))
    .where(where)
    .orderBy(desc(dossierLetters.lastDay), desc(dossierLetters.letterId))
    .limit(limit)
    .offset(offset)
}

/** A list goes by the id of a topic or of a dossier, neither of which may be hidden from the reader. */
function isListVisible({ hiddenTopics, hiddenDossiers }: VisibleScope): SQL | undefined {
  return hiddenTopics === null || hiddenDossiers === null
    ? undefined
    : sql`${letterLists.listId} not in (${hiddenTopics} union all ${hiddenDossiers})`
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

/** Who wrote each letter and for whom, by name, in the order printed. */
export async function findPartyNames(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, { authors: string[]; onBehalfOf: string[] }>> {
  const { db, isVisible } = visible
  const names = new Map<string, { authors: string[]; onBehalfOf: string[] }>()
  if (!ids.length) return names
  const rows = await db
    .select({ letterId: parties.letterId, role: parties.role, id: actors.id, name: actors.name })
    .from(parties)
    .leftJoin(namedActor.table, namedActor.isIn(parties.actorId))
    .leftJoin(actors, namedActor.countsAs)
    .where(
      and(
        inList(db, parties.letterId, ids),
        inArray(parties.role, ['author', 'on_behalf_of']),
        isVisible(parties.letterId),
      ),
    )
    .orderBy(asc(parties.place))
  for (const { letterId, role, id, name } of rows) {
    const known = names.get(letterId) ?? { authors: [], onBehalfOf: [] }
    known[role === 'author' ? 'authors' : 'onBehalfOf'].push(describeAuthor(name, id))
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

/**
 * What the letters of a filter must fulfil. Those of one dossier are asked for by its own rows, which the query reads
 * them from (`dossier_letters`); the rest by the letters'.
 */
export function letterCondition(visible: VisibleScope, filter: LetterFilter): SQL | undefined {
  const { db, isDossierVisible } = visible
  const { dossierId } = filter
  const of = dossierId === undefined ? letters : dossierLetters
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
    dossierId === undefined
      ? undefined
      : and(eq(dossierLetters.dossierId, dossierId), isDossierVisible(dossierLetters.dossierId)),
    filter.kind ? eq(of.kind, filter.kind) : undefined,
    filter.authorId ? inArray(letters.id, byAuthor) : undefined,
    filter.topicId ? isOnTopic(visible, filter.topicId) : undefined,
    filter.untagged ? isUncoded(visible, dossierId) : undefined,
    filter.from ? gte(of.lastDay, filter.from) : undefined,
    filter.to ? beganBy(dossierId, filter.to) : undefined,
  )
}

function isOnTopic({ isTopicVisible }: VisibleScope, topicId: string): SQL | undefined {
  return and(isInList(sql`${topicId}`), isTopicVisible(sql`${topicId}`))
}

/** Whether a letter waits for coding: in the dossier, or in one of those that the reader sees. */
function isUncoded({ hiddenDossiers }: VisibleScope, dossierId: string | undefined): SQL {
  if (dossierId !== undefined) return isInList(sql`${dossierId}`)
  const seen = sql`select id from dossiers`
  return sql`exists (select 1 from letter_lists x where x.letter_id = ${letters.id} and x.list_id in (${
    hiddenDossiers === null ? seen : sql`${seen} where id not in (${hiddenDossiers})`
  }))`
}

/** Whether a letter is in a list that is kept: of a topic, or of the letters of a dossier that wait for coding. */
function isInList(listId: SQL): SQL {
  return sql`exists (select 1 from letter_lists x where x.list_id = ${listId} and x.last_day = ${letters.lastDay}
    and x.letter_id = ${letters.id})`
}

/**
 * Whether a letter may be of the day or earlier. Of those that end later only few can be, so the newest of these is
 * looked up first and later ones are not even read.
 */
function beganBy(dossierId: string | undefined, day: Day): SQL | undefined {
  const ofOne = dossierId !== undefined
  const of = ofOne ? dossierLetters : letters
  const spans = ofOne
    ? sql`dossier_letters s where s.dossier_id = ${dossierId} and`
    : sql`letters s where`
  const newest = sql`(select coalesce(max(s.last_day), ${day}) from ${spans} s.last_day > ${day}
    and s.first_day < s.last_day and s.first_day <= ${day})`
  return and(lte(of.firstDay, day), lte(of.lastDay, newest))
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
    .orderBy(asc(parties.place))
  for (const { letterId, id, name } of rows)
    authors.set(letterId, [...(authors.get(letterId) ?? []), describeAuthor(name, id)])
  return authors
}

const describeAuthor = (name: string | null, id: string | null): string =>
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
