import { drawMatrixPicture } from '#app/charts/pictures/matrix-picture.server.tsx'
import type { PictureGroup } from '#app/charts/pictures/picture-rows.tsx'
import { drawStripsPicture } from '#app/charts/pictures/strips-picture.server.tsx'
import {
  choosePictureRows,
  mostPictureGroups,
  mostPictureTopics,
} from '#app/charts/model/picture-size.ts'
import { chooseRowHeight, isDenseRow } from '#app/charts/model/strip.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { formatDay, type Day } from '#app/domain/days.ts'
import { stripSorts } from '#app/domain/strips/strip-order.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { nameWithState } from '#app/domain/topics.ts'
import type { ViewPictureName } from '#app/domain/view-files.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readMatrix } from '../analysis/matrix-cells.ts'
import type { AnalysisSelection } from '../analysis/selection.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { readStripsQuestion } from '../analysis/stances-page.ts'
import { buildStripsView, type StripsView } from '../analysis/strips-view.ts'
import { drawAudience } from './audience-picture.ts'
import { drawCoverage } from './coverage-picture.ts'
import { drawDistribution } from './distribution-picture.ts'
import { drawMoves } from './moves-picture.ts'
import { drawNear } from './near-picture.ts'
import { nothingToDraw, sayAsOf, sayPictureSource, type ViewPicture } from './picture-words.ts'
import { describeWhoAndWhat } from './selection-words.ts'

/** Draws a view that leaves the screen as a picture. */
export function drawView(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  view: ViewPictureName,
): Promise<ViewPicture> {
  return drawers[view](visible, dossier, params)
}

const drawers = {
  stances: drawStances,
  moves: drawMoves,
  distribution: drawDistribution,
  near: drawNear,
  audience: drawAudience,
  coverage: drawCoverage,
} satisfies Record<ViewPictureName, typeof drawStances>

/**
 * The strips or the matrix of an address as a picture: the same bytes for the same address, as-of day and evidence. It
 * shows the rows that the page shows, as many of them as it has room for, and says how many these are.
 */
async function drawStances(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<ViewPicture> {
  const question = await readStripsQuestion(visible, dossier, params)
  const { evidenceOf, choices, view, since } = question
  const { topics: allTopics, actors, asOf, milestones } = question.selection
  const shown = describeSelection(question.selection)
  const [firstError] = Object.values(shown.errors)
  if (firstError) return { ok: false, reason: firstError }
  if (!actors.length) return nothingToDraw('nobody here said anything on it')
  const isMatrix = view === 'matrix'
  const topics = allTopics.slice(0, mostPictureTopics)
  const selection: AnalysisSelection = { ...question.selection, topics }
  const rowHeight = chooseRowHeight(actors.length)
  const room = choosePictureRows(isMatrix ? 'matrix' : 'strips', topics.length, rowHeight)
  const drawn = await buildStripsView(visible, evidenceOf, selection, {
    ...choices,
    rows: Math.min(choices.rows, room),
  })
  const shownGroups = drawn.groups.slice(0, mostPictureGroups)
  const groups = isMatrix
    ? await describeGroups(visible, evidenceOf, selection, { groups: shownGroups, since })
    : shownGroups
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0)
  const picture = {
    ...{ groups, asOf, milestones, rowHeight, axis: drawn.axis },
    topics: topics.map((topic) => ({ id: topic.id, name: nameWithState(topic) })),
    isGrouped: choices.group.by !== 'none',
    words: {
      title: isMatrix
        ? `${dossier.name}: where everybody stands on every topic`
        : `Stances on ${topics.map(nameWithState).join(', ')}`,
      selection: describeWhoAndWhat(shown, actors.length),
      facts: sayFacts(question, {
        ...{ rows, rowHeight, topics },
        members: drawn.groups.reduce((sum, group) => sum + group.actors, 0),
        groups: { shown: groups.length, all: drawn.groups.length },
      }),
      key: isMatrix ? `${barKey} ${matrixKey}` : `${stripKey} ${barKey}`,
      source: sayPictureSource(dossier),
    },
  }
  return {
    ...{ ok: true, rows },
    name: `${isMatrix ? 'matrix' : 'strips'}-${asOf}`,
    svg: isMatrix ? drawMatrixPicture(picture) : drawStripsPicture(picture),
  }
}

/** From when a picture is, how many of how many it shows, and how they are sorted. */
function sayFacts(
  { selection, choices, view, since }: Awaited<ReturnType<typeof readStripsQuestion>>,
  drawn: {
    rows: number
    members: number
    groups: { shown: number; all: number }
    topics: readonly unknown[]
    rowHeight: number
  },
): string {
  const { rows, members, groups, topics, rowHeight } = drawn
  const hasShortWords = view !== 'matrix' && topics.length === 1 && isDenseRow(rowHeight)
  return [
    sayAsOf(selection),
    since && `compared with ${formatDay(since)}`,
    rows < members
      ? `${rows.toLocaleString('en')} of ${formatQuantity(members, 'actor')}`
      : formatQuantity(rows, 'actor'),
    groups.shown < groups.all && `${groups.shown} of ${groups.all} groups`,
    topics.length < selection.topics.length &&
      `${topics.length} of ${selection.topics.length} topics`,
    hasShortWords && 'words without what qualifies them',
    `sorted by ${stripSorts.find(({ sort }) => sort === choices.sort)!.word}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The groups of a matrix with what their cells say beside where somebody stands. */
async function describeGroups(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  selection: AnalysisSelection,
  asked: { groups: StripsView['groups']; since: Day | null },
): Promise<PictureGroup[]> {
  const { describeCell } = await readMatrix(visible, evidenceOf, selection, asked)
  return asked.groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => describeCell(row.actor.id, cell)),
    })),
  }))
}

const stripKey =
  'Each mark is a letter at its day: above the middle it supports, below it opposes; a ring is conditional, ' +
  'a long mark has an uncertain date. The line carries a word until the next one, dotted after the newest, ' +
  'pale where there was none for 24 months. The blue line is the as-of day; what is later does not count. ' +
  'Triangles are moves, hollow where once so far.'
const matrixKey =
  'An arrow comes from where they stood on the earlier day. Where there is no word the texture and the words say why.'
const barKey =
  'Bars run from strongly opposes to strongly supports: the dot is now, the tick the record.'
