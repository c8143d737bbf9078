import type { Dossier, Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { requireFound } from '#app/auth/guard.ts'

/** The dossier that the screens show, with its codebook: the first of the store. */
export async function requireCurrentDossier(
  visible: VisibleStore,
): Promise<{ dossier: Dossier; topics: Topic[] }> {
  const dossier = requireFound((await visible.topics.dossiers())[0], 'dossier')
  return { dossier, topics: await visible.topics.ofDossier(dossier.id) }
}
