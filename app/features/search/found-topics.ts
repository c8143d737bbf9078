import type { DossierRecord } from '#app/domain/dossiers.ts'
import { getDossierLabel } from '#app/domain/dossiers.ts'
import { leaveUnmarked, markWords, rankName } from '#app/domain/search/marked-words.ts'
import { cutHitPassages, holdsSearch } from '#app/domain/search/search-hits.ts'
import type { SearchRow } from '#app/domain/search/search-groups.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'
import { sideLanguages, topicSides } from '#app/domain/topic-sides.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import type { AskedSearch, FoundThings } from './found-things.ts'

type PlacedTopic = { topic: Topic; dossier: DossierRecord }

/**
 * The topics of which the name, the proposition or a short form holds everything that is looked for, the nearest names
 * first; each once, in the first of the dossiers that use it.
 */
export async function searchTopicWords(
  visible: VisibleStore,
  { typed, query, dossier }: AskedSearch,
): Promise<FoundThings> {
  const byId = new Map<string, PlacedTopic>()
  for (const one of dossier ? [dossier] : await visible.dossiers.all())
    for (const topic of await visible.topics.ofDossier(one.id))
      if (!byId.has(topic.id)) byId.set(topic.id, { topic, dossier: one })
  const found = [...byId.values()]
    .filter(({ topic }) => listWordings(topic).some((words) => holdsSearch(words, query)))
    .map((placed) => ({ placed, rank: rankName(placed.topic.name, typed) }))
    .sort((one, other) => other.rank - one.rank)
  return {
    kind: 'topics',
    total: found.length,
    isMore: false,
    rank: found[0]?.rank ?? 0,
    says: null,
    readRows: (start, count) =>
      Promise.resolve(
        found.slice(start, start + count).map(({ placed }) => showTopic(placed, query, !dossier)),
      ),
  }
}

/** The name, the proposition, and the short forms of both sides in each language. */
function listWordings({ name, proposition, sides }: Topic): string[] {
  const shorts = topicSides.flatMap((side) =>
    sideLanguages.map(({ language }) => sides[side][language]),
  )
  return [name, proposition, ...shorts].filter(Boolean)
}

function showTopic(
  { topic, dossier }: PlacedTopic,
  query: SearchQuery,
  withDossier: boolean,
): SearchRow {
  const others = listWordings(topic).slice(1)
  return {
    id: topic.id,
    href: `/dossiers/${dossier.slug}/topics/${topic.id}`,
    name: markWords(nameWithState(topic), query),
    beside: leaveUnmarked(withDossier ? getDossierLabel(dossier) : ''),
    why: others
      .filter((words) => holdsSearch(words, query))
      .slice(0, 1)
      .flatMap((words) => cutHitPassages(words, query, 1).map(({ pieces }) => pieces)),
    coding: null,
  }
}
