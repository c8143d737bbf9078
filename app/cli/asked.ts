import { actorsNamed, type Actor } from '#app/domain/actors.ts'
import { topicsNamed, type Topic } from '#app/domain/topics.ts'
import type { Store } from '#app/store.server.ts'
import { Refused } from './command.ts'

/** The topics of every dossier. */
export async function allTopics(store: Store): Promise<Topic[]> {
  const dossiers = await store.topics.dossiers()
  return (await Promise.all(dossiers.map(({ id }) => store.topics.of(id)))).flat()
}

export async function topicGiven(store: Store, said: string): Promise<Topic> {
  const topics = await allTopics(store)
  const [topic, another] = topicsNamed(topics, said)
  if (!topic)
    throw new Refused(
      `There is no topic called “${said}”. The topics are: ${topics.map(({ name }) => name).join(', ') || 'none yet; run “seed” first'}.`,
    )
  if (another)
    throw new Refused(
      `Several topics are called “${said}”. Name one by its id: ${topic.id} or ${another.id}.`,
    )
  return topic
}

/** The one actor that a name, an alias or an id stands for among everybody. */
export function actorGiven(everybody: readonly Actor[], said: string): Actor {
  const [actor, another] = actorsNamed(everybody, said)
  if (!actor)
    throw new Refused(
      `There is no actor called “${said}”. The Actors page lists everybody with their aliases.`,
    )
  if (another)
    throw new Refused(
      `Several actors are called “${said}”. Name one by its id: ${actor.id} or ${another.id}.`,
    )
  return actor
}
