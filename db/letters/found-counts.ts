import { and, desc, eq, sql, type SQL } from 'drizzle-orm'
import { type CodingFilter, codingFilters, keyOfCodingList } from '#app/domain/codings.ts'
import type { LetterKind } from '#app/domain/letters.ts'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, dossierLetters, letters, parties, topics } from '../schema/schema.ts'
import { letterLists } from '../schema/tables.ts'
import { namedActor } from '../statements/canonical-actor.ts'
import { describeAuthor } from './letter-list.ts'

type Count<Value> = { value: Value; count: number }

/** How many of some letters are of a kind, of a year and so on. What is hidden from the reader is not counted. */
export type CountsOfFound = {
  kinds: Count<LetterKind>[]
  years: Count<string>[]
  dossiers: Count<string>[]
  topics: Count<string>[]
  codings: Count<CodingFilter>[]
  /** Who wrote most of them; `authorCount`: how many there are altogether. */
  authors: (Count<string> & { name: string })[]
  authorCount: number
}

const authorsShown = 6

/**
 * What letters can be narrowed by, with how many each would leave: reads no more than belongs to these letters. Their
 * coding is counted for one dossier, or where none is named for any of those that they lie in.
 */
export async function countFound(
  visible: VisibleScope,
  ids: readonly string[],
  dossierId: string | undefined,
): Promise<CountsOfFound> {
  const heads = await countHeads(visible, ids)
  return {
    kinds: sumBy(heads, ({ kind }) => kind as LetterKind),
    years: sumBy(heads, ({ year }) => year),
    dossiers: await countDossiers(visible, ids),
    topics: await countTopics(visible, ids),
    codings: await countCodings(visible, ids, dossierId),
    ...(await countAuthors(visible, ids)),
  }
}

const number = sql<number>`cast(count(*) as integer)`

async function countHeads({ db, isVisible }: VisibleScope, ids: readonly string[]) {
  const year = sql<string>`substr(${letters.lastDay}, 1, 4)`
  return db
    .select({ kind: letters.kind, year, count: number })
    .from(letters)
    .where(and(inList(db, letters.id, ids), isVisible(letters.id)))
    .groupBy(letters.kind, sql`2`)
    .orderBy(letters.kind, sql`2`)
}

function sumBy<Row extends { count: number }, Value>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
): Count<Value>[] {
  const sums = new Map<Value, number>()
  for (const row of rows) sums.set(valueOf(row), (sums.get(valueOf(row)) ?? 0) + row.count)
  return [...sums].map(([value, count]) => ({ value, count }))
}

async function countDossiers(
  { db, isVisible, isDossierVisible }: VisibleScope,
  ids: readonly string[],
): Promise<Count<string>[]> {
  return db
    .select({ value: dossierLetters.dossierId, count: number })
    .from(dossierLetters)
    .where(
      and(
        inList(db, dossierLetters.letterId, ids),
        isVisible(dossierLetters.letterId),
        isDossierVisible(dossierLetters.dossierId),
      ),
    )
    .groupBy(dossierLetters.dossierId)
    .orderBy(dossierLetters.dossierId)
}

async function countTopics(
  { db, isVisible, isTopicVisible }: VisibleScope,
  ids: readonly string[],
): Promise<Count<string>[]> {
  return db
    .select({ value: topics.id, count: number })
    .from(letterLists)
    .innerJoin(topics, eq(topics.id, letterLists.listId))
    .where(
      and(
        inList(db, letterLists.letterId, ids),
        isVisible(letterLists.letterId),
        isTopicVisible(topics.id),
      ),
    )
    .groupBy(topics.id)
    .orderBy(topics.id)
}

async function countCodings(
  { db, isVisible, hiddenDossiers }: VisibleScope,
  ids: readonly string[],
  dossierId: string | undefined,
): Promise<Count<CodingFilter>[]> {
  const one = dossierId === undefined ? sql`` : sql` and id = ${dossierId}`
  const hidden = hiddenDossiers === null ? sql`` : sql` and id not in (${hiddenDossiers})`
  const keys = codingFilters.map(
    ({ state }): SQL =>
      sql`select id || ${keyOfCodingList('', state, null)} as list_key, ${state} as state from dossiers where true${one}${hidden}`,
  )
  return db
    .select({
      value: sql<CodingFilter>`wanted.state`,
      count: sql<number>`cast(count(distinct ${letterLists.letterId}) as integer)`,
    })
    .from(letterLists)
    .innerJoin(
      sql`(${sql.join(keys, sql` union all `)}) wanted`,
      sql`wanted.list_key = ${letterLists.listId}`,
    )
    .where(and(inList(db, letterLists.letterId, ids), isVisible(letterLists.letterId)))
    .groupBy(sql`wanted.state`)
    .orderBy(sql`wanted.state`)
}

async function countAuthors(
  { db, isVisible }: VisibleScope,
  ids: readonly string[],
): Promise<Pick<CountsOfFound, 'authors' | 'authorCount'>> {
  const condition = and(
    inList(db, parties.letterId, ids),
    eq(parties.role, 'author'),
    isVisible(parties.letterId),
  )
  const written = sql<number>`cast(count(distinct ${parties.letterId}) as integer)`
  const rows = await db
    .select({ value: actors.id, name: actors.name, count: written })
    .from(parties)
    .innerJoin(namedActor.table, namedActor.isIn(parties.actorId))
    .innerJoin(actors, namedActor.countsAs)
    .where(condition)
    .groupBy(actors.id, actors.name)
    .orderBy(desc(written), actors.nameKey, actors.id)
    .limit(authorsShown)
  const [all] = await db
    .select({ count: sql<number>`cast(count(distinct named.counts_as_id) as integer)` })
    .from(parties)
    .innerJoin(namedActor.table, namedActor.isIn(parties.actorId))
    .where(condition)
  return {
    authors: rows.map((row) => ({ ...row, name: describeAuthor(row.name, row.value) })),
    authorCount: all?.count ?? 0,
  }
}
