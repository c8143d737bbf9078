import { redirect } from '@remix-run/node'
import { requireFound } from './guard.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'

/**
 * The topic of a dossier that an address names, with all that the dossier uses. Throws a `Response`: 404 where it uses
 * none of that id, and where it was merged into another a redirect to that one; `below` is what follows in the address.
 */
export async function requireDossierTopic(
  visible: VisibleStore,
  { id: dossierId, slug }: Pick<DossierRecord, 'id' | 'slug'>,
  topicId: string,
  below = '',
): Promise<{ topic: Topic; topics: Topic[] }> {
  const topics = await visible.topics.ofDossier(dossierId)
  const canonicalId = await visible.topics.canonicalId(topicId)
  const topic = requireFound(
    topics.find(({ id }) => id === canonicalId),
    'topic',
  )
  if (topic.id !== topicId) throw redirect(`/dossiers/${slug}/topics/${topic.id}${below}`)
  return { topic, topics }
}
