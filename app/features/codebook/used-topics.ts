import { nameWithState } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** A topic with the dossier that it stands in. */
export type TopicElsewhere = { id: string; name: string; dossier: string }

/** The topics of other open dossiers that a dossier may use, and those of its own that others use as well. */
export async function listTopicsElsewhere(
  visible: VisibleStore,
  dossierId: string,
): Promise<{ others: TopicElsewhere[]; shared: TopicElsewhere[] }> {
  const own = new Set((await visible.topics.ofDossier(dossierId)).map(({ id }) => id))
  const [others, shared] = [new Map<string, TopicElsewhere>(), new Map<string, TopicElsewhere>()]
  for (const dossier of await visible.dossiers.all()) {
    if (dossier.id === dossierId || dossier.closedAt !== null) continue
    for (const topic of await visible.topics.ofDossier(dossier.id)) {
      const { id } = topic
      const words = { id, name: nameWithState(topic), dossier: dossier.name }
      ;(own.has(id) ? shared : others).set(id, words)
    }
  }
  return { others: [...others.values()], shared: [...shared.values()] }
}

/** The names of the other dossiers that use a topic, as far as the reader sees them. */
export async function listOtherDossiers(
  visible: VisibleStore,
  topicId: string,
  dossierId: string,
): Promise<string[]> {
  const using = await visible.topics.dossierIdsOf(topicId)
  return (await visible.dossiers.all())
    .filter(({ id }) => id !== dossierId && using.includes(id))
    .map(({ name }) => name)
}
