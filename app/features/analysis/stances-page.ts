import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { packTimeline } from '#app/charts/model/packed-facet.ts'
import { stripSorts } from '#app/domain/strips/strip-order.ts'
import { readStanceView } from '#app/domain/strips/stance-views.ts'
import type { Dossier } from '#app/domain/dossiers.ts'
import { readStripChoices, writeGrouping } from '#app/domain/strips/strip-choices.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findActorMarks } from '../actors/actor-marks.ts'
import { readEarlierDay } from './day-param.ts'
import { readMatrix } from './matrix-cells.ts'
import { packGroups } from './packed-groups.ts'
import { findQuoteBeside, findSelectedQuote } from './selected-quote.ts'
import {
  readSelection,
  timelineMonths,
  toSelectionQuery,
  toSummaryQuery,
  type AnalysisSelection,
} from './selection.ts'
import { describeSelection } from './shown-selection.ts'
import { buildStripsView } from './strips-view.ts'
import { buildTimelineView } from './timeline-view.ts'

/** Topics side by side need so much room that one page shows at most three as strips; of more it shows bars. */
const mostTopicsAsStrips = 3

/** What the address of the page of stances asks for as rows, and whether they are strips or bars of all topics. */
export async function readStripsQuestion(
  visible: VisibleStore,
  dossier: Dossier,
  params: URLSearchParams,
) {
  const view = readStanceView(params)
  const asked = new URLSearchParams(params)
  const allTopics = await visible.topics.ofDossier(dossier.id)
  if (view === 'strips' && !asked.has('topic') && allTopics[0]) asked.set('topic', allTopics[0].id)
  const { selection, evidenceOf } = await readSelection(visible, dossier, asked, {
    purpose: 'rows',
  })
  const attributes = await visible.actors.attributesInUse()
  const isMatrix = view !== 'strips' || selection.topics.length > mostTopicsAsStrips
  return {
    selection,
    evidenceOf,
    attributes,
    choices: readStripChoices(params, attributes),
    view: isMatrix ? ('matrix' as const) : ('strips' as const),
    /** Of a matrix: the earlier day that it is compared with. */
    since: isMatrix ? readEarlierDay(params, selection.asOf, selection.errors) : null,
  }
}

/** Actors as rows on one axis: what the page shows as strips, or as bars of all topics. */
export async function loadStrips(inDossier: DossierContext, params: URLSearchParams) {
  const { masked: visible, dossier } = inDossier
  const question = await readStripsQuestion(visible, dossier, params)
  const { selection, evidenceOf, choices, attributes, view, since } = question
  const drawn = await buildStripsView(visible, evidenceOf, selection, choices)
  const packed = packGroups(drawn.groups, view === 'strips')
  const matrix =
    view === 'matrix'
      ? await readMatrix(visible, evidenceOf, selection, { groups: packed, since })
      : null
  return {
    kind: 'strips' as const,
    view,
    selection: describeSelection(selection),
    since,
    matrixLead: matrix && matrix.lead,
    sort: choices.sort,
    sortedBy: stripSorts.find(({ sort }) => sort === choices.sort)!.word,
    grouping: writeGrouping(choices.group),
    attributes,
    axis: drawn.axis,
    actorCount: drawn.actors,
    shown: drawn.shown,
    groups: packed.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({
        ...row,
        cells: matrix
          ? row.cells.map((cell) => matrix.describeCell(row.actor.id, cell))
          : row.cells,
      })),
    })),
    ...toQueries(selection),
    selected: await findQuoteBeside(visible, selection, evidenceOf, {
      positionId: params.get('at'),
      actorId: params.get('of'),
    }),
  }
}

/** A few actors as lines in one chart a topic. */
export async function loadOverlay(inDossier: DossierContext, params: URLSearchParams) {
  const { masked: visible, dossier } = inDossier
  const { selection, evidenceOf } = await readSelection(visible, dossier, params, {
    months: timelineMonths,
  })
  const drawn = await buildTimelineView(visible, evidenceOf, selection.milestones, selection)
  return {
    kind: 'overlay' as const,
    view: 'overlay' as const,
    selection: describeSelection(selection),
    actorCount: selection.actors.length,
    actorNote: selection.actorNote,
    drawn: packTimeline(drawn),
    actorMarks: await findActorMarks(visible, dossier.id, selection.actors),
    ...toQueries(selection),
    selected: await findSelectedQuote(visible, selection, evidenceOf, drawn, {
      positionId: params.get('at'),
      actorId: params.get('of'),
    }),
  }
}

function toQueries(selection: AnalysisSelection) {
  return { query: toSelectionQuery(selection), summaryQuery: toSummaryQuery(selection) }
}
