import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { ActorAttribute } from '#app/domain/actor-facts.ts'
import { removeDuplicates } from '#app/domain/collections.ts'
import { foldText } from '#app/domain/text/words.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actorFacts, actors } from '../schema/schema.ts'
import { isActorVisible, isFactVisible } from '../statements/visible-actors.ts'

/** The names of all attributes that are in use, by the alphabet. */
export async function listAttributesInUse(visible: VisibleScope): Promise<string[]> {
  return removeDuplicates(await stepThrough(visible, 'attribute', [actorFacts.attributeKey]))
}

/** At most `limit` values that are in use: of an attribute, or of each; by the alphabet. */
export async function listValuesInUse(
  visible: VisibleScope,
  attribute: string | null,
  limit: number,
): Promise<string[]> {
  const within = attribute ? eq(actorFacts.attributeKey, foldText(attribute)) : undefined
  const keys = [actorFacts.attributeKey, actorFacts.valueKey]
  return stepThrough(visible, 'value', keys, { within, limit })
}

/** An attribute and its value in the spelling that is in use already, or as they were written where none is. */
export async function findAttributeInUse(
  visible: VisibleScope,
  { attribute, value }: ActorAttribute,
): Promise<ActorAttribute> {
  if (!visible.seesContactDetails) return { attribute, value }
  const isMeant = eq(actorFacts.attributeKey, foldText(attribute))
  const find = async (which: SQL | undefined) => {
    const [row] = await visible.db
      .select({ attribute: actorFacts.attribute, value: actorFacts.value })
      .from(actorFacts)
      .where(and(which, isInUse(visible)))
      .limit(1)
    return row
  }
  const named = await find(isMeant)
  const valued = named && (await find(and(isMeant, eq(actorFacts.valueKey, foldText(value)))))
  return { attribute: named?.attribute ?? attribute, value: valued?.value ?? value }
}

/**
 * The words of one row of each of the things that `keys` tell apart, found in the index from one to the next, so that
 * it costs what is shown and not how many actors have it.
 */
async function stepThrough(
  visible: VisibleScope,
  column: 'attribute' | 'value',
  keys: readonly SQLiteColumn[],
  { within, limit }: { within?: SQL; limit?: number } = {},
): Promise<string[]> {
  const { db } = visible
  const next = (after?: SQL) =>
    db
      .select({ id: sql<string>`${actorFacts.id}` })
      .from(actorFacts)
      .where(and(after, within, isInUse(visible)))
      .orderBy(...keys)
      .limit(1)
  // Looked up by their ids as values, as PostgreSQL may read all rows where they are joined.
  const keysBefore = keys.map(
    ({ name }) => sql`(select f.${sql.raw(name)} from actor_facts f where f.id = used.id)`,
  )
  const isAfter = sql`(${sql.join([...keys], sql`, `)}) > (${sql.join(keysBefore, sql`, `)})`
  const isWanted = limit === undefined ? sql`` : sql` and used.place < ${limit}`
  const rows = await db
    .select({
      words: sql<string>`(select f.${sql.raw(column)} from actor_facts f where f.id = used.id)`,
    })
    .from(
      sql`(with recursive used (id, place) as (select (${next()}), 1
        union all select (${next(isAfter)}), used.place + 1 from used where used.id is not null${isWanted})
        select id, place from used where id is not null) used`,
    )
    .orderBy(sql`used.place`)
  return rows.map(({ words }) => (visible.seesContactDetails ? words : maskWords(words)))
}

/** Whether a row holds that the reader sees. Asked as a value, so that PostgreSQL looks its actor up row by row. */
function isInUse(visible: VisibleScope): SQL | undefined {
  const seen = and(eq(actors.id, sql`actor_facts.actor_id`), isActorVisible(visible))
  return and(
    eq(actorFacts.kind, 'attribute'),
    isNull(actorFacts.withdrawnAt),
    isFactVisible(visible),
    sql`(select 1 from ${actors} where ${seen}) is not null`,
  )
}
