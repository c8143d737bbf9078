import { readAssignmentFilter } from '#app/domain/assignments.ts'
import { findCodingFilter, openState } from '#app/domain/codings.ts'
import { isDay, type Day } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { letterKinds } from '#app/domain/letters.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** What a list of letters is narrowed by, as the store is asked. */
export type ListFilter = Parameters<VisibleStore['letters']['page']>[0]

type FilterPlace = { dossier: DossierRecord | null; topics: readonly Topic[]; userId: string }

/** What the address of a list asks for, with ids that count now for those that were merged, and the author if known. */
export async function readLetterFilter(
  visible: VisibleStore,
  { dossier, topics, userId }: FilterPlace,
  params: URLSearchParams,
) {
  const topicParam = params.get('topic')
  const authorParam = params.get('author') || undefined
  const canonicalTopicId = topicParam ? await visible.topics.canonicalId(topicParam) : null
  const author = authorParam ? await visible.actors.byId(authorParam) : null
  const filter = {
    dossierId: dossier?.id,
    kind: letterKinds.find((kind) => kind === params.get('kind')),
    topicId: topics.find(({ id }) => id === canonicalTopicId)?.id,
    authorId: author?.id ?? authorParam,
    coding: findCodingFilter(params.get('state')),
    coderId: params.get('coder') === 'me' ? userId : undefined,
    isOpen: params.get('state') === openState || undefined,
    assigned: readAssignmentFilter(params.get('assigned'), userId),
    from: readDay(params, 'from'),
    to: readDay(params, 'to'),
  }
  return { filter, author }
}

function readDay(params: URLSearchParams, name: string): Day | undefined {
  const written = params.get(name) ?? ''
  return isDay(written) ? written : undefined
}

/** The topics that letters can be narrowed by: the dossier's, or of all together those of every one, each once. */
export async function listFilterTopics(
  visible: VisibleStore,
  dossier: DossierRecord | null,
): Promise<Topic[]> {
  const dossiers = dossier ? [dossier] : await visible.dossiers.all()
  const listed = await Promise.all(dossiers.map(({ id }) => visible.topics.ofDossier(id)))
  return [...new Map(listed.flat().map((topic) => [topic.id, topic])).values()]
}
