import type { Day } from '../days.ts'
import { positionHref } from '../position-href.ts'

/** The rows that prove a clause, as far as a route needs them to make a link. */
export type Proof =
  /** One passage, in its letter. */
  | { kind: 'passage'; letterId: string; positionId: string }
  /** What counts for one actor on a topic, with levels and weights; without a topic on all of them. */
  | { kind: 'actor'; actorId: string; topicId: string | null; rows: number }
  /** Where some actors stand on a topic. */
  | { kind: 'actors'; actorIds: readonly string[]; topicId: string }
  /** Every quote on a topic. */
  | { kind: 'topic'; topicId: string }

/** A passage as a proof. */
export function provePassage({
  letterId,
  id,
}: {
  letterId: string
  id: string
}): Extract<Proof, { kind: 'passage' }> {
  return { kind: 'passage', letterId, positionId: id }
}

/** As many actors as the page of stances shows. */
const maxActors = 40
/** As many rows of evidence as an actor's own page shows of a topic. */
const maxRows = 40

type ProofPlace = {
  slug: string
  /** The day up to which letters count, where somebody chose it. */
  asOf: Day | null
}

/** The address at which the rows of a proof are shown; below the path that the product is served at. */
export function proofHref(proof: Proof, { slug, asOf }: ProofPlace): string {
  const dossier = `/dossiers/${slug}`
  const everyQuote = (topicId: string) => `${dossier}/topics/${topicId}#quotes`
  const stances = (topicId: string, actorIds: readonly string[]) => {
    const query = new URLSearchParams([
      ['topic', topicId],
      ...actorIds.map((id) => ['actor', id]),
      ...(asOf ? [['asOf', asOf]] : []),
    ])
    return `${dossier}/stances?${query}`
  }
  switch (proof.kind) {
    case 'passage':
      return positionHref(proof)
    case 'topic':
      return everyQuote(proof.topicId)
    case 'actors':
      return proof.actorIds.length > maxActors
        ? everyQuote(proof.topicId)
        : stances(proof.topicId, proof.actorIds)
    case 'actor': {
      const { actorId, topicId, rows } = proof
      // The actor's page counts up to the current day and shows the newest rows; the stances show any day and all.
      if (topicId && (asOf || rows > maxRows)) return stances(topicId, [actorId])
      return `/actors/${actorId}?dossier=${slug}${topicId ? `#topic-${topicId}` : ''}`
    }
  }
}
