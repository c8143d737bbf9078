import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { findAttributesOn, type ActorAttribute } from '#app/domain/actor-facts.ts'
import type { Day } from '#app/domain/days.ts'
import { foldText } from '#app/domain/text/words.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actorFacts, actors } from '../schema/schema.ts'
import { readActorFacts } from '../statements/actor-fact-rows.ts'
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
  const rows = await readActorFacts(visible, actorIds, 'attribute')
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
