import type { Actor } from '#app/domain/actors.ts'
import { formatDay } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { listFindings } from '#app/domain/moves/findings.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findCurrentAsOf, getToday } from '../analysis/timeline-view.ts'
import { buildFindingCards, describeJudgement } from './finding-cards.ts'
import { findJudgements } from './judged-findings.ts'

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
  const milestones = await visible.milestones.ofDossier(dossier.id)
  const judgements = await visible.judgements.ofTopics({
    ...{ dossierId: dossier.id, topicIds: [topic.id], actorId: actor.id },
  })
  const judged = findJudgements(judgements, evidenceOf, asOf)
  const found = listFindings(evidenceOf(actor.id, topic.id), asOf).toReversed()
  const pages = countPages(found.length, pageSizes.findings)
  const page = Math.min(asked, pages)
  const start = rowsBeforePage(page, pageSizes.findings)
  return {
    asOf,
    isToday,
    /** What was judged of findings that are no longer there. */
    left: judged.left.map((judgement) => ({
      name: `${judgement.kind} of ${formatDay(judgement.day)}`,
      ...describeJudgement({ ...judgement, applies: false })!,
    })),
    quotes: evidenceOf(actor.id, topic.id).length,
    findings: {
      total: found.length,
      page,
      pages,
      rows: await buildFindingCards(visible, {
        findings: found.slice(start, start + pageSizes.findings),
        ...{ actors: [actor], topics: [topic], milestones, evidenceOf, asOf },
        judgements: judged.byFinding,
      }),
    },
  }
}
