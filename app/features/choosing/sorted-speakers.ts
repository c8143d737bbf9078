import type { Actor } from '#app/domain/actors.ts'
import type { Dossier } from '#app/domain/dossiers.ts'
import { actorParams } from '#app/domain/selection/carried-selection.ts'
import { sortStrips, type StripSort } from '#app/domain/strips/strip-order.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readSelectedActors } from '../analysis/selected-actors.ts'
import { readSelection, readTopicsAndDay, type AnalysisSelection } from '../analysis/selection.ts'
import { placeActors } from '../analysis/strips-view.ts'

type SortedSpeakers = Pick<AnalysisSelection, 'topics' | 'asOf' | 'today' | 'errors'> & {
  actors: Pick<Actor, 'id' | 'kind' | 'name' | 'aliases'>[]
}

/**
 * Everybody who spoke on the topics of an address, in an order of strips on the first of them, each told apart by name.
 * By name no evidence is read.
 */
export async function readSortedSpeakers(
  visible: VisibleStore,
  dossier: Dossier,
  params: URLSearchParams,
  sort: StripSort,
): Promise<SortedSpeakers> {
  const everybody = new URLSearchParams(params)
  for (const name of actorParams) everybody.delete(name)
  if (sort === 'name') {
    const errors: Record<string, string> = {}
    const { topics, asOf, today } = await readTopicsAndDay(visible, dossier, everybody, errors)
    const topicIds = topics.map(({ id }) => id)
    const { actors } = await readSelectedActors(visible, everybody, {
      ...{ dossierId: dossier.id, topicIds, asOf, purpose: 'rows' },
    })
    return { topics, asOf, today, errors, actors }
  }
  const { selection, evidenceOf } = await readSelection(visible, dossier, everybody, {
    purpose: 'rows',
  })
  const { topics, asOf, today, errors, period, actors } = selection
  const [topic] = topics
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  const placed = topic ? await placeActors(evidenceOf, selection, topic) : []
  return {
    ...{ topics, asOf, today, errors },
    actors: sortStrips(placed, sort, period).flatMap(({ id }) => byId.get(id) ?? []),
  }
}
