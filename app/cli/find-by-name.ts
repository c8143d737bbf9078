import type { DossierRecord } from '#app/domain/dossiers.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { Actor } from '#app/domain/actors.ts'
import { findTopicsByName, type Topic } from '#app/domain/topics.ts'
import type { Store } from '#app/store.server.ts'
import { CommandRefusal, type CommandInput } from './command.ts'

/**
 * The dossier that `--dossier` names by its slug, name or id; without it the only one. `isOpen`: among those that are
 * not closed.
 */
export async function requireNamedDossier(
  store: Store,
  { values }: Pick<CommandInput, 'values'>,
  { isOpen = false } = {},
): Promise<DossierRecord> {
  const all = await store.dossiers.all()
  const dossiers = all.filter(({ closedAt }) => !isOpen || closedAt === null)
  const wanted = typeof values.dossier === 'string' ? values.dossier : null
  const found =
    wanted === null
      ? dossiers
      : dossiers.filter(
          ({ id, slug, name }) =>
            id === wanted || slug === wanted || foldText(name) === foldText(wanted),
        )
  if (!all.length)
    throw new CommandRefusal('The store holds no dossier yet. Run “stanceline seed” first.')
  if (found.length !== 1)
    throw new CommandRefusal(
      `Say which dossier with --dossier: ${dossiers.map(({ slug }) => slug).join(', ')}.`,
    )
  return found[0]!
}

/** The topics of every dossier. */
async function listAllTopics(store: Store): Promise<Topic[]> {
  const dossiers = await store.dossiers.all()
  const listed = await Promise.all(dossiers.map(({ id }) => store.topics.ofDossier(id)))
  // A topic that several dossiers use is one.
  return [...new Map(listed.flat().map((topic) => [topic.id, topic])).values()]
}

export async function requireNamedTopic(store: Store, value: string): Promise<Topic> {
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
