import type { BriefingAsked } from '#app/domain/briefing/asked.ts'
import { briefing, type Briefing } from '#app/domain/briefing/briefing.ts'
import { outlined } from '#app/domain/briefing/outline.ts'
import { actorsOf, chartModel } from '#app/domain/chart/model.ts'
import type { Said } from '#app/domain/evidence.ts'
import type { Milestone } from '#app/domain/topics.ts'
import { toCsv } from '#app/exports/csv.ts'
import { toMarkdown } from '#app/exports/md.ts'
import type { Reading } from '#app/store.server.ts'
import { chartSvg } from '#app/ui/charts/svg.server.tsx'
import { drawnFor, today } from './evidence.ts'
import type { View } from './view.ts'

export const briefingFormats = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
  md: 'text/markdown',
} as const
export type BriefingFormat = keyof typeof briefingFormats

export type Made = {
  briefing: Briefing
  timeline: Awaited<ReturnType<typeof drawnFor>>
  milestones: Milestone[]
}

/**
 * The stance summary of a view, with the timeline that its charts draw. With `most`, only the newest `most` passages
 * of each actor and topic are printed; every number rests on all of them nevertheless.
 */
export async function briefingOf(
  store: Reading,
  view: Pick<View, 'dossier' | 'topics' | 'actors' | 'period' | 'asOf' | 'milestones'>,
  said: Said,
  most?: number,
): Promise<Made> {
  const outline = outlined(said, view, most)
  const { needs } = outline
  const stated = await store.positions.byIds(needs.positionIds)
  const [heads, parties] = [
    await store.letters.heads(needs.letterIds),
    await store.letters.partyNames(needs.letterIds),
  ]
  const letters = new Map(
    [...heads].map(([id, head]) => [
      id,
      { ...head, ...(parties.get(id) ?? { authors: [], onBehalfOf: [] }) },
    ]),
  )
  const holders = new Map([
    ...(await store.positions.holders(needs.holdersOf)),
    ...stated.map(({ id, holderIds }) => [id, holderIds] as const),
  ])
  const named = await store.actors.byIds([
    ...new Set([...[...holders.values()].flat(), ...needs.named]),
  ])
  const asked: BriefingAsked = {
    dossier: view.dossier,
    topics: view.topics,
    actors: view.actors,
    named,
    period: view.period,
    asOf: view.asOf,
    madeOn: today(),
  }
  const words = {
    stated: new Map(stated.map((position) => [position.id, position])),
    letters,
    holders,
  }
  return {
    briefing: briefing(outline, words, view.milestones, asked),
    timeline: await drawnFor(store, said, view.milestones, view),
    milestones: view.milestones,
  }
}

/** The briefing as a file of a format. */
export async function inFormat(
  { briefing: said, timeline: drawn }: Made,
  format: BriefingFormat,
): Promise<Buffer | string> {
  if (format === 'csv') return toCsv(said)
  if (format === 'md') return toMarkdown(said)
  const actorIds = actorsOf(drawn.facets)
  const charts = drawn.facets
    .filter(({ series }) => series.length)
    .map((facet) => {
      const model = chartModel(facet, {
        period: drawn.period,
        asOf: drawn.asOf,
        milestones: drawn.milestones,
        actorIds,
        width: 690,
      })
      return {
        topicId: facet.topic.id,
        svg: chartSvg(model, { theme: 'light' }),
        width: model.width,
        height: model.height,
        alt: `${facet.topic.name}: the positions of ${facet.series.map(({ actor }) => actor.name).join(', ')} over time. The quotes below carry the same data.`,
      }
    })
  // The writer of Word files is a megabyte of program, read when somebody first asks for one.
  const { toDocx } = await import('#app/exports/docx.ts')
  return toDocx(said, { charts })
}

/** `stance-summary-2020-12-21.docx`. */
export function fileName({ briefing: said }: Made, format: BriefingFormat): string {
  return `stance-summary-${said.asOf}.${format}`
}
