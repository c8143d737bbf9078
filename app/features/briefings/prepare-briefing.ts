import { capitaliseFirst } from '#app/domain/text/words.ts'
import type { BriefingRequest } from '#app/domain/briefing/briefing-request.ts'
import { buildBriefing, type Briefing } from '#app/domain/briefing/briefing.ts'
import { buildOutline } from '#app/domain/briefing/outline.ts'
import { describeLeadDays } from '#app/domain/lead-sentence/lead-days.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { briefingToMarkdown } from '#app/exports/md.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { loadSelectionLead, type ShownLead } from '../analysis/lead-sentences.ts'
import { buildPageStrips, type PageStripsView } from '../analysis/page-strips.ts'
import { getToday } from '../analysis/timeline-view.ts'
import type { AnalysisSelection } from '../analysis/selection.ts'
import { drawDocumentCharts } from './document-charts.ts'
import { readUnapprovedRemark } from '../coding/unapproved-remark.ts'
import { readAgreementRemarks } from '../second-coding/agreement-remark.ts'
import { readLeftOutRemark } from '../second-coding/left-out-remark.ts'

export type PreparedBriefing = {
  /** What can be said first; null where nothing counts. */
  lead: ShownLead | null
  briefing: Briefing
  /** The strips of its actors on its topics; null without a topic. */
  strips: PageStripsView | null
  /** The marks that the dossier gave to actors, by their ids. */
  marks: ReadonlyMap<string, number>
}

/** Whom and what a briefing is about. */
export type BriefingSelection = Pick<
  AnalysisSelection,
  | 'dossier'
  | 'topics'
  | 'actors'
  | 'period'
  | 'isPeriodChosen'
  | 'asOf'
  | 'today'
  | 'lastShownDay'
  | 'milestones'
> &
  Partial<Pick<AnalysisSelection, 'language'>>

/**
 * The stance summary of a view, with the strips that it draws. With `limit`, only the newest `limit` passages
 * of each actor and topic are printed; every number rests on all of them nevertheless.
 */
export async function prepareBriefing(
  visible: VisibleStore,
  selection: BriefingSelection,
  evidenceOf: EvidenceLookup,
  limit?: number,
): Promise<PreparedBriefing> {
  const { actors, topics, asOf, today, language } = selection
  const briefing = await loadBriefing(visible, selection, evidenceOf, limit)
  const waiting = await readUnapprovedRemark(visible, topics)
  const remarks = [
    ...(await readAgreementRemarks(visible, selection.dossier.id, topics)),
    await readLeftOutRemark(visible),
    waiting && `${capitaliseFirst(waiting)}.`,
  ].filter((remark) => remark !== null)
  const days = describeLeadDays(asOf, today, asOf === getToday())
  return {
    lead: await loadSelectionLead(visible, actors, { topics, evidenceOf, days }, language),
    briefing: { ...briefing, notes: [...briefing.notes, ...remarks] },
    strips: await buildPageStrips(visible, evidenceOf, selection),
    marks: await visible.pins.marks(selection.dossier.id),
  }
}

/** The stance summary of a view without its charts. */
export async function loadBriefing(
  visible: VisibleStore,
  selection: BriefingSelection,
  evidenceOf: EvidenceLookup,
  limit?: number,
): Promise<Briefing> {
  const outline = buildOutline(evidenceOf, { ...selection, visibleKey: visible.cacheKey }, limit)
  const { needs } = outline
  const positions = await visible.positions.byIds(needs.positionIds)
  const [heads, parties] = [
    await visible.letters.citations(needs.letterIds),
    await visible.letters.partyNames(needs.letterIds),
  ]
  const letters = new Map(
    [...heads].map(([id, head]) => [
      id,
      { ...head, ...(parties.get(id) ?? { authors: [], onBehalfOf: [] }) },
    ]),
  )
  const named = await visible.actors.byIds([
    ...new Set(positions.flatMap(({ holderIds }) => holderIds)),
  ])
  const request: BriefingRequest = {
    dossier: selection.dossier,
    topics: selection.topics,
    actors: selection.actors,
    namedActors: named,
    namesInTime: await visible.actors.namesInTime(named.map(({ id }) => id)),
    period: selection.period,
    asOf: selection.asOf,
    today: selection.today,
    madeOn: getToday(),
  }
  const records = {
    positions: new Map(positions.map((position) => [position.id, position])),
    letters,
  }
  return buildBriefing(outline, records, selection.milestones, request)
}

/** The briefing as a document of a format. */
export async function renderBriefing(
  { lead, briefing: content, strips, marks }: PreparedBriefing,
  format: 'docx' | 'md',
): Promise<Buffer | string> {
  if (format === 'md') return briefingToMarkdown(content, { lead })
  // The writer of Word files is a megabyte of program, read when somebody first asks for one.
  const { briefingToDocx } = await import('#app/exports/docx.ts')
  const charts = strips ? drawDocumentCharts(content, strips, marks) : []
  return briefingToDocx(content, { charts, lead })
}
