import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/actors.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { requireFound } from './guard.ts'
import { requireDossierTopic } from './visible-topic.ts'

/**
 * The topic and the actor that an address below a page of a dossier names, with all topics of the dossier. Throws a
 * `Response`: 404 where there is none, and of merged ones a redirect to those that remain.
 */
export async function requirePair(
  visible: VisibleStore,
  dossier: Pick<DossierRecord, 'id' | 'slug'>,
  { topicId, actorId }: { topicId?: string; actorId?: string },
  page: string,
): Promise<{ actor: Actor; topic: Topic; topics: Topic[] }> {
  const actor = requireFound(await visible.actors.byId(actorId!), 'actor')
  const { topic, topics } = await requireDossierTopic(visible, dossier, topicId!)
  if (actor.id !== actorId)
    throw redirect(`/dossiers/${dossier.slug}/${page}/${topic.id}/${actor.id}`)
  return { actor, topic, topics }
}
