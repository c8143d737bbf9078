import type { Actor } from '#app/domain/actors.ts'
import { findTopicsByName, type Topic } from '#app/domain/topics.ts'
import type { Store } from '#app/store.server.ts'
import { CommandRefusal } from './command.ts'

/** The topics of every dossier. */
export async function listAllTopics(store: Store): Promise<Topic[]> {
  const dossiers = await store.topics.dossiers()
  return (await Promise.all(dossiers.map(({ id }) => store.topics.ofDossier(id)))).flat()
}

export async function requireTopic(store: Store, value: string): Promise<Topic> {
  const topics = await listAllTopics(store)
  const [topic, another] = findTopicsByName(topics, value)
  if (!topic)
    throw new CommandRefusal(
      `There is no topic called “${value}”. The topics are: ` +
        `${topics.map(({ name }) => name).join(', ') || 'none yet; run “seed” first'}.`,
    )
  if (another)
    throw new CommandRefusal(
      `Several topics are called “${value}”. Name one by its id: ${topic.id} or ${another.id}.`,
    )
  return topic
}

/** The one actor that a name, an alias or an id stands for among everybody. */
export async function requireActor(store: Store, value: string): Promise<Actor> {
  const [actor, another] = await store.actors.byName(value)
  if (!actor)
    throw new CommandRefusal(
      `There is no actor called “${value}”. The Actors page lists everybody with their aliases.`,
    )
  if (another)
    throw new CommandRefusal(
      `Several actors are called “${value}”. Name one by its id: ${actor.id} or ${another.id}.`,
    )
  return actor
}
