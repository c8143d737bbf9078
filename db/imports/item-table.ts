import { and, asc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm'
import { missingAuthorMessage } from '#app/domain/letter-form.ts'
import {
  openItemKinds,
  openItemStates,
  type ItemOrder,
  type ItemTableQuery,
  type OpenItemKind,
} from '#app/domain/plan/item-table.ts'
import { type Db, inList } from '../core/dialect.ts'
import { importItems } from '../schema/schema.ts'
import { asItemRow, itemColumns, type ImportItemRow } from './import-rows.ts'

/** What stands in the questions of an item, as both engines keep them. */
const matchAsks = (words: string): SQL =>
  sql`cast(${importItems.asks} as text) like ${`%${words.replace(/[%_]/g, '')}%`}`

const openConditions: Record<OpenItemKind, SQL> = {
  dated: sql`(${matchAsks('"field":"dated"')} or ${matchAsks('"field":"basis"')})`,
  author: matchAsks(`"sentence":${JSON.stringify(missingAuthorMessage)}`),
  title: matchAsks('"field":"title"'),
  names: matchAsks('"question":{'),
  same: matchAsks('"field":"same"'),
  doubts: eq(importItems.state, 'doubtful'),
}

const orders: Record<ItemOrder, SQL[]> = {
  place: [],
  title: [sql`lower(${importItems.draft} -> 'fields' ->> 'title')`],
  dated: [sql`${importItems.draft} -> 'fields' ->> 'dated'`],
  author: [
    sql`lower(coalesce(nullif(${importItems.draft} -> 'fields' -> 'parties' -> 0 ->> 'name', ''),
      ${importItems.draft} -> 'fields' -> 'parties' -> 0 ->> 'organisation'))`,
  ],
  name: [sql`lower(${importItems.name})`],
  state: [sql`${importItems.state}`],
}

/** Packages are no letters, and what they ask is answered where they stand. */
const isLetter = sql`not exists (select 1 from import_packages p where p.item_id = ${importItems.id})`

const matchItems = (importId: string, { states, open }: Pick<ItemTableQuery, 'states' | 'open'>) =>
  and(
    eq(importItems.importId, importId),
    inArray(importItems.state, [...states]),
    isNotNull(importItems.draft),
    isLetter,
    open ? openConditions[open] : undefined,
  )

/** The ids of rows of the table of an import, in its order. */
export async function listItemTableIds(
  db: Db,
  importId: string,
  query: ItemTableQuery,
  { limit, offset }: { limit: number; offset: number },
): Promise<string[]> {
  const rows = await db
    .select({ id: importItems.id })
    .from(importItems)
    .where(matchItems(importId, query))
    .orderBy(...orders[query.order], asc(importItems.place))
    .limit(limit)
    .offset(offset)
  return rows.map(({ id }) => id)
}

/** How many rows the table of an import has, and how many of those in some states leave open what. */
export async function countItemTable(
  db: Db,
  importId: string,
  query: ItemTableQuery,
): Promise<{ total: number; open: Record<OpenItemKind, number> }> {
  const count = (condition: SQL) =>
    sql<number>`cast(coalesce(sum(case when ${condition} then 1 else 0 end), 0) as integer)`
  const [row] = await db
    .select({
      total: count(query.open ? openConditions[query.open] : sql`1 = 1`),
      ...(Object.fromEntries(
        openItemKinds.map((kind) => [kind, count(openConditions[kind])]),
      ) as Record<OpenItemKind, SQL<number>>),
    })
    .from(importItems)
    .where(matchItems(importId, { states: query.states, open: null }))
  const { total, ...open } = row!
  return { total, open }
}

/** Rows of an import that wait for somebody, by their ids and in their order. */
export async function listOpenItems(
  db: Db,
  importId: string,
  ids: readonly string[],
): Promise<ImportItemRow[]> {
  const rows = await db
    .select(itemColumns)
    .from(importItems)
    .where(
      and(
        eq(importItems.importId, importId),
        inList(db, importItems.id, ids),
        inArray(importItems.state, [...openItemStates]),
        isNotNull(importItems.draft),
        isLetter,
      ),
    )
  const places = new Map(ids.map((id, place) => [id, place]))
  return rows.map(asItemRow).sort((a, b) => places.get(a.id)! - places.get(b.id)!)
}

/** The rows that one deed filled together and that nobody changed since, as far as they wait. */
export async function listFilledItems(
  db: Db,
  importId: string,
  fillId: string,
): Promise<ImportItemRow[]> {
  const rows = await db
    .select(itemColumns)
    .from(importItems)
    .where(
      and(
        eq(importItems.importId, importId),
        inArray(importItems.state, [...openItemStates]),
        sql`${importItems.draft} -> 'filled' ->> 'id' = ${fillId}`,
      ),
    )
    .orderBy(asc(importItems.place))
  return rows.map(asItemRow).filter(({ draft, revision }) => draft?.filled?.revision === revision)
}
