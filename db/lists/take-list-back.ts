import { and, eq } from 'drizzle-orm'
import type { ListDeed } from '#app/domain/lists/list-deeds.ts'
import { commitChange, type ChangeOutcome, type Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { lists } from '../schema/schema.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { auditEntry } from '../statements/audit-entry.ts'
import type { StoredList } from './list-rows.ts'
import { planAttributesBack } from './attributes-back.ts'
import { planAffiliationsBack } from './affiliations-back.ts'
import { planActorsBack } from './actors-back.ts'
import { planMilestonesBack } from './milestones-back.ts'
import { planTopicsBack } from './topics-back.ts'
import type { BackPart, Deeds, TakingBack } from './part-back.ts'

/**
 * Takes back all of a list on which nobody has built since, in one transaction: what was changed says again what it
 * said before, what was added goes. What stays is noted by its name, with why. Nothing where somebody changed one of
 * the things meanwhile.
 */
export async function takeListBack(
  db: Db,
  list: StoredList,
  deeds: readonly ListDeed[],
  whole: VisibleScope,
): Promise<ChangeOutcome> {
  const takingBack: TakingBack = {
    ...{ db, whole, dossierId: list.dossierId ?? '', takenAt: list.takenAt ?? '' },
    ...{ performedBy: list.toldBy, at: new Date().toISOString() },
  }
  const affiliations = await planAffiliationsBack(pick(deeds, 'affiliation'), takingBack)
  const attributes = await planAttributesBack(pick(deeds, 'attribute'), takingBack)
  const goneIds = new Set([...affiliations.goneIds, ...attributes.goneIds])
  const parts: BackPart[] = [
    affiliations,
    attributes,
    await planMilestonesBack(pick(deeds, 'milestone'), takingBack),
    await planTopicsBack(pick(deeds, 'topic'), takingBack),
    await planActorsBack(pick(deeds, 'actor'), goneIds, takingBack),
  ]
  const stayed = parts.flatMap((part) => part.stayed)
  const outcome = await commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(lists)
        .set({ state: 'undone', reason: null, stayed, revision: list.revision + 1 })
        .where(
          and(eq(lists.id, list.id), eq(lists.revision, list.revision), eq(lists.state, 'undoing')),
        ),
    },
    ...parts.flatMap(({ statements }) => statements(tx)),
    auditEntry(tx, takingBack.performedBy, takingBack.at, {
      action: 'took back',
      subject: 'list',
      subjectId: list.id,
      after: { name: list.name, listOf: list.kind, stayed: stayed.length },
    }),
  ])
  await refreshSearch(db)
  return outcome
}

const pick = <Thing extends ListDeed['thing']>(
  deeds: readonly ListDeed[],
  thing: Thing,
): Deeds<Thing> => deeds.filter((deed): deed is Deeds<Thing>[number] => deed.thing === thing)
