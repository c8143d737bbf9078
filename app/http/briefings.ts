import { briefing, type Briefing, type BriefingAsked } from '#app/domain/briefing/briefing.ts'
import { chartModel } from '#app/domain/chart/model.ts'
import { actorsOf } from '#app/domain/chart/model.ts'
import { timeline, type Timeline } from '#app/domain/timeline.ts'
import type { Milestone } from '#app/domain/topics.ts'
import { toCsv } from '#app/exports/csv.ts'
import { toDocx } from '#app/exports/docx.ts'
import { toMarkdown } from '#app/exports/md.ts'
import type { Store } from '#app/store.server.ts'
import { chartSvg } from '#app/ui/charts/svg.server.tsx'
import { today, type EvidenceRead } from './evidence.ts'
import type { View } from './view.ts'

export const briefingFormats = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
  md: 'text/markdown',
} as const
export type BriefingFormat = keyof typeof briefingFormats

export type Made = { briefing: Briefing; timeline: Timeline; milestones: Milestone[] }

/** The stance summary of a view, with the timeline that its charts draw. */
export async function briefingOf(store: Store, view: Pick<View, 'dossier' | 'topics' | 'actors' | 'period' | 'asOf' | 'milestones'>, { positions, affiliations }: EvidenceRead): Promise<Made> {
  const letterIds = [...new Set(positions.map(({ letterId }) => letterId))]
  const parties = await store.letters.partyNames(letterIds)
  const named = await store.actors.byIds([...new Set(positions.flatMap(({ holderIds }) => holderIds))])
  const asked: BriefingAsked = { dossier: view.dossier, topics: view.topics, actors: view.actors, named, period: view.period, asOf: view.asOf, madeOn: today() }
  return { briefing: briefing(positions, affiliations, view.milestones, parties, asked), timeline: timeline(positions, affiliations, view.milestones, view), milestones: view.milestones }
}

/** The briefing as a file of a format. */
export async function inFormat({ briefing: said, timeline: drawn }: Made, format: BriefingFormat): Promise<Buffer | string> {
  if (format === 'csv') return toCsv(said)
  if (format === 'md') return toMarkdown(said)
  const actorIds = actorsOf(drawn.facets)
  const charts = drawn.facets.filter(({ series }) => series.length).map((facet) => {
    const model = chartModel(facet, { period: drawn.period, asOf: drawn.asOf, milestones: drawn.milestones, actorIds, width: 690 })
    return { topicId: facet.topic.id, svg: chartSvg(model, { theme: 'light' }), width: model.width, height: model.height, alt: `${facet.topic.name}: the positions of ${facet.series.map(({ actor }) => actor.name).join(', ')} over time. The quotes below carry the same data.` }
  })
  return toDocx(said, { charts })
}

/** `stance-summary-2020-12-21.docx`. */
export function fileName({ briefing: said }: Made, format: BriefingFormat): string {
  return `stance-summary-${said.asOf}.${format}`
}
