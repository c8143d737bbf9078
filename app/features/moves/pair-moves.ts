import type { Actor } from '#app/domain/actors.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { listFindings } from '#app/domain/moves/findings.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findCurrentAsOf, getToday } from '../analysis/timeline-view.ts'
import { buildFindingCards } from './finding-cards.ts'

/** All moves and contradictions of one actor on one topic, changes of tone among them, the newest first. */
export async function loadPairMoves(
  visible: VisibleStore,
  dossier: DossierRecord,
  { actor, topic, topics, asked }: { actor: Actor; topic: Topic; topics: Topic[]; asked: number },
) {
  const { asOf, isToday } = await findCurrentAsOf(
    visible,
    getToday(),
    topics.map(({ id }) => id),
  )
  const evidenceOf = await visible.evidence.ofActors([actor.id])
  const found = listFindings(evidenceOf(actor.id, topic.id), asOf).toReversed()
  const pages = countPages(found.length, pageSizes.findings)
  const page = Math.min(asked, pages)
  const start = rowsBeforePage(page, pageSizes.findings)
  const milestones = await visible.milestones.ofDossier(dossier.id)
  return {
    asOf,
    isToday,
    quotes: evidenceOf(actor.id, topic.id).length,
    findings: {
      total: found.length,
      page,
      pages,
      rows: await buildFindingCards(visible, {
        findings: found.slice(start, start + pageSizes.findings),
        ...{ actors: [actor], topics: [topic], milestones, evidenceOf, asOf },
      }),
    },
  }
}
