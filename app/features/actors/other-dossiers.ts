import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** In which other dossiers something counts for an actor, and how many quotes of each. */
export type EvidenceElsewhere = { slug: string; name: string; quotes: number }[]

/** The other dossiers that a reader sees and that hold evidence of an actor, in the order of the store. */
export async function countEvidenceElsewhere(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  actorId: string,
  dossierId: string | null,
): Promise<EvidenceElsewhere> {
  const found: EvidenceElsewhere = []
  for (const { id, slug, name } of await visible.dossiers.all()) {
    if (id === dossierId) continue
    const topics = await visible.topics.ofDossier(id)
    const quotes = topics.reduce((sum, topic) => sum + evidenceOf(actorId, topic.id).length, 0)
    if (quotes) found.push({ slug, name, quotes })
  }
  return found
}
