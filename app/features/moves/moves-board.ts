import type { Actor } from '#app/domain/actors.ts'
import { countBy } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { identityKey, memoizeByObject, memoizeNewest } from '#app/domain/memoize.ts'
import { findingKinds } from '#app/domain/moves/finding-words.ts'
import {
  compareFindings,
  listFindings,
  type FindingKind,
  type Finding,
} from '#app/domain/moves/findings.ts'
import {
  findJudgementState,
  judgementStates,
  type JudgementState,
  type FindingJudgement,
} from '#app/domain/moves/judgements.ts'
import type { PairState } from '#app/domain/moves/pair-comparison.ts'
import { writeMovesLead } from '#app/domain/moves/moves-lead.ts'
import { pageSizes, takePage } from '#app/domain/page-size.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readSelection } from '../analysis/selection.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { readBoardChoices, type BoardChoices } from './board-choices.ts'
import { buildFindingCards } from './finding-cards.ts'
import { compareSelection } from './compared-selection.ts'
import { findJudgements } from './judged-findings.ts'
import { describeMovedRow } from './moved-rows.ts'

/** Somebody who did not move on a topic, with why the days cannot be compared where they cannot. */
export type StillRow = {
  actor: { id: string; name: string }
  topic: { id: string; name: string }
  reason: string | null
}

type Days = { since: Day; asOf: Day }

/** Which page of each of its lists is asked for. */
type BoardPages = Record<'moved' | 'stayed' | 'unknown' | 'findings', number>

/** The board of a dossier's moves. */
export type MovesBoard = Awaited<ReturnType<typeof loadMovesBoard>>

/** What there is between two days of everybody of a selection, before anything is put into words. */
export async function findBoardMoves(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
) {
  const { selection, evidenceOf } = await readSelection(visible, dossier, params, {
    purpose: 'rows',
  })
  const { actors, topics, asOf } = selection
  const choices = readBoardChoices(params, asOf)
  // Read before anything is worked out: findings stay the same only until somebody else asks for another day.
  const judgements = await visible.judgements.ofTopics({
    ...{ dossierId: dossier.id, topicIds: topics.map(({ id }) => id) },
  })
  const days = { since: choices.since, asOf }
  const compared = compareSelection(evidenceOf, actors, topics, { ...choices, asOf })
  const found = listFindingsBetween(
    actors.flatMap(({ id }) => topics.map((topic) => listFindings(evidenceOf(id, topic.id), asOf))),
    days,
  )
  const judged = findJudgements(judgements, evidenceOf, asOf).byFinding
  const ofKind = found.filter((finding) => isShown(finding, choices))
  return {
    ...{ selection, evidenceOf, choices, days, compared, found, judged, ofKind },
    /** The findings of the kind and the judgement that the address asks for. */
    chosen: ofKind.filter(
      (finding) => !choices.state || findJudgementState(judged.get(finding)) === choices.state,
    ),
    names: nameActorsAndTopics(actors, topics),
  }
}

/**
 * The board as its address asks for it. Everybody of the selection is looked at; what is read of letters and put into
 * words is what one page shows.
 */
export async function loadMovesBoard(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  pages: BoardPages,
) {
  const board = await findBoardMoves(visible, dossier, params)
  const { selection, evidenceOf, choices, days, compared, found, judged, ofKind, names } = board
  const { actors, topics, asOf, today, milestones } = selection
  const findings = takePage(board.chosen, pages.findings, pageSizes.findings)
  const moved = takePage(compared.moved, pages.moved, pageSizes.moved)
  return {
    ...choices,
    asOf,
    /** `today`, or which day it is instead. */
    asOfIs: selection.isToday ? 'today' : today === asOf ? 'chosen' : 'newest letter',
    topics: topics.map(({ id, name }) => ({ id, name })),
    selection: describeSelection(selection, choices.errors),
    actorCount: actors.length,
    lead: writeMovesLead({
      ...{ topics, days, voices: compared.voices },
      contradictions: found.filter(({ kind }) => kind === 'contradiction').length,
    }),
    moved: {
      ...moved,
      rows: moved.rows.map((pair) =>
        describeMovedRow(pair, { ...days, today }, { ...names, evidenceOf }),
      ),
    },
    stayed: describeStill(compared.stayed, pages.stayed, names),
    onlyTone: compared.onlyTone,
    unknown: describeStill(compared.unknown, pages.unknown, names),
    kinds: countKinds(found),
    states: countStates(ofKind, judged),
    findings: {
      ...findings,
      rows: await buildFindingCards(visible, {
        ...{ findings: findings.rows, actors, topics, milestones, evidenceOf, asOf },
        judgements: judged,
      }),
    },
  }
}

/** So many boards are kept: those of a dossier and its topics, and of the days that are asked for. */
const keptBoards = 6

/** Listed once for the same findings of everybody: to put those of a large dossier in order costs most of a board. */
const listFindingsBetween: (lists: readonly (readonly Finding[])[], days: Days) => Finding[] =
  memoizeNewest(
    keptBoards,
    (lists, { since, asOf }) => [since, asOf, ...lists.map(identityKey)].join(),
    (lists, { since }) =>
      lists.flatMap((own) => own.filter(({ day }) => day > since)).sort(compareFindings),
  )

function isShown({ kind }: Finding, choices: BoardChoices): boolean {
  if (choices.kind) return kind === choices.kind
  return kind !== 'change of tone' || choices.withTone
}

/** How many there are of each kind, in the order of the choice; counted once for the same list. */
const countKinds = memoizeByObject((findings: readonly Finding[]) => {
  const counts = countBy(findings, ({ kind }) => kind)
  return findingKinds.map(({ kind }): { kind: FindingKind; count: number } => ({
    kind,
    count: counts.get(kind) ?? 0,
  }))
})

/** How many of the findings are to be judged, were accepted and were dismissed. */
function countStates(
  findings: readonly Finding[],
  judged: ReadonlyMap<Finding, FindingJudgement>,
): { state: JudgementState; count: number }[] {
  const counts = countBy(findings, (finding) => findJudgementState(judged.get(finding)))
  return judgementStates.map((state) => ({ state, count: counts.get(state) ?? 0 }))
}

type Paged<T> = { rows: T[]; total: number; page: number; pages: number }

type Names = { nameActor: (id: string) => string; nameTopic: (id: string) => string }

function nameActorsAndTopics(actors: readonly Actor[], topics: readonly Topic[]): Names {
  const names = new Map([
    ...actors.map(({ id, name }) => [id, name] as const),
    ...topics.map((topic) => [topic.id, nameWithState(topic)] as const),
  ])
  const find = (id: string) => names.get(id) ?? ''
  return { nameActor: find, nameTopic: find }
}

function describeStill(
  pairs: readonly PairState[],
  asked: number,
  { nameActor, nameTopic }: Names,
): Paged<StillRow> {
  const { rows, ...paged } = takePage(pairs, asked, pageSizes.unmoved)
  return {
    ...paged,
    rows: rows.map(({ actorId, topicId, reason }) => ({
      actor: { id: actorId, name: nameActor(actorId) },
      topic: { id: topicId, name: nameTopic(topicId) },
      reason,
    })),
  }
}
