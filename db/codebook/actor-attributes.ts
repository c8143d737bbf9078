import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import {
  findAttributesOn,
  findNameOn,
  type ActorAttribute,
  type ActorFactForm,
  type ActorFactKind,
} from '#app/domain/actor-facts.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import { foldText } from '#app/domain/text/words.ts'
import { inList } from '../core/dialect.ts'
import { maskActorName, maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actorFacts, actors } from '../schema/schema.ts'
import { canonicalActorId } from '../statements/canonical-actor.ts'
import { isActorVisible, isFactVisible } from '../statements/visible-actors.ts'

/**
 * What each of many actors is grouped by on a day, by their ids: its country, party, group, committees, sectors and
 * whatever else somebody typed. Who has none is not in it; what was said of one that was merged is said of the one that
 * remains.
 */
export async function readAttributesOn(
  visible: VisibleScope,
  actorIds: readonly string[],
  day: Day,
): Promise<Map<string, ActorAttribute[]>> {
  const rows = await readFacts(visible, actorIds, 'attribute')
  const found = new Map<string, ActorAttribute[]>()
  for (const [id, own] of rows) {
    const attributes = findAttributesOn(own, day)
    if (attributes.length)
      found.set(
        id,
        attributes.map(({ attribute, value }) =>
          visible.seesContactDetails
            ? { attribute, value }
            : { attribute: maskWords(attribute), value: maskWords(value) },
        ),
      )
  }
  return found
}

/** What each of many actors was called on a day, by their ids, where a row says so. */
export async function readNamesOn(
  visible: VisibleScope,
  actorIds: readonly string[],
  day: Day,
): Promise<Map<string, string>> {
  const rows = await readFacts(visible, actorIds, 'name')
  const found = new Map<string, string>()
  for (const [id, own] of rows) {
    const name = findNameOn(own, day)
    if (name !== null) found.set(id, visible.seesContactDetails ? name : maskActorName(name, id))
  }
  return found
}

type FactRow = ActorFactForm & { id: string; actorId: string }

/** The rows of one kind that hold of actors and of what was merged into them, by whom they count as. */
async function readFacts(
  visible: VisibleScope,
  actorIds: readonly string[],
  kind: ActorFactKind,
): Promise<Map<string, FactRow[]>> {
  const { db } = visible
  if (!actorIds.length) return new Map()
  const rows = await db
    .select({ row: actorFacts, actorId: canonicalActorId(actorFacts.actorId) })
    .from(actorFacts)
    .innerJoin(actors, eq(actors.id, actorFacts.actorId))
    .where(
      and(
        inList(db, actors.countsAsId, actorIds),
        eq(actorFacts.kind, kind),
        isNull(actorFacts.withdrawnAt),
        isFactVisible(visible),
        isActorVisible(visible),
      ),
    )
    .orderBy(asc(actorFacts.id))
  return groupRowsBy(
    'actorId',
    rows.map(({ row, actorId }) => ({ ...row, kind, actorId })),
  )
}

/**
 * The ids of those of whom an attribute, or one of a certain value, is so on a day, as a query; what was said of one
 * that was merged is said of the one that remains. Who may not read contact details finds nobody by them.
 */
export function selectActorsWithAttribute(
  visible: VisibleScope,
  { attribute, value, day }: { attribute?: string; value?: string; day: Day },
): SQL {
  const wanted = value && (visible.seesContactDetails || maskWords(value) === value) ? value : null
  return sql`(select ${actors.countsAsId} from ${actorFacts} join ${actors} on ${actors.id} = ${actorFacts.actorId}
    where ${and(
      eq(actorFacts.kind, 'attribute'),
      isNull(actorFacts.withdrawnAt),
      attribute ? eq(actorFacts.attributeKey, foldText(attribute)) : undefined,
      value ? eq(actorFacts.valueKey, wanted === null ? '' : foldText(wanted)) : undefined,
      sql`coalesce(${actorFacts.firstDay}, '') <= ${day}`,
      sql`coalesce(${actorFacts.lastDay}, '9999-12-31') >= ${day}`,
      isFactVisible(visible),
      isActorVisible(visible),
    )})`
}
