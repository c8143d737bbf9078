import type { Dossier, Topic } from '#app/domain/topics.ts'
import type { Reading } from '#app/store.server.ts'
import { found } from './rights.ts'

/** The dossier that the screens show, with its codebook: the first of the store. */
export async function currentDossier(
  store: Reading,
): Promise<{ dossier: Dossier; topics: Topic[] }> {
  const dossier = found((await store.topics.dossiers())[0], 'dossier')
  return { dossier, topics: await store.topics.of(dossier.id) }
}
