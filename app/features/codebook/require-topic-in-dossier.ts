import { requireFound } from '#app/auth/guard.ts'
import type { Dossier, Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { requireCurrentDossier } from './current-dossier.ts'

/** A topic with its dossier and the other topics in it. */
export type TopicInDossier = { dossier: Dossier; topic: Topic; others: Topic[] }

/**
 * The topic that an address names. One that was merged is the topic that remains: then its id is not the address's,
 * and pages send their reader there.
 */
export async function requireTopicInDossier(
  visible: VisibleStore,
  topicId: string,
): Promise<TopicInDossier> {
  const { dossier, topics } = await requireCurrentDossier(visible)
  const canonicalId = await visible.topics.canonicalId(topicId)
  const topic = requireFound(
    topics.find(({ id }) => id === canonicalId),
    'topic',
  )
  return { dossier, topic, others: topics.filter(({ id }) => id !== topic.id) }
}
