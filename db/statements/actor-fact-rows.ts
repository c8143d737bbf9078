import { and, asc, eq, isNull } from 'drizzle-orm'
import {
  pickActorFact,
  type ActorFactForm,
  type ActorFactKind,
  type ActorNames,
} from '#app/domain/actor-facts.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { inList } from '../core/dialect.ts'
import { maskActorName } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actorFacts, actors } from '../schema/schema.ts'
import { canonicalActorId } from './canonical-actor.ts'
import { isActorVisible, isFactVisible } from './visible-actors.ts'

type FactRow = ActorFactForm & { id: string; actorId: string }

/** The rows of one kind that hold of actors and of what was merged into them, by whom they count as. */
export async function readActorFacts(
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

/** What each of many actors was called when, by their ids, as far as rows say so; what proves it is not told. */
export async function readNamesInTime(
  visible: VisibleScope,
  actorIds: readonly string[],
): Promise<ActorNames> {
  const rows = await readActorFacts(visible, [...new Set(actorIds)], 'name')
  return new Map(
    [...rows].map(([id, own]) => [
      id,
      own.map((row) => ({
        ...pickActorFact(row),
        ...{ id: row.id, letterId: null, source: null },
        value: visible.seesContactDetails ? row.value : maskActorName(row.value ?? '', id),
      })),
    ]),
  )
}
