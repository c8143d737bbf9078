import type { DossierRecord } from '#app/domain/dossiers.ts'
import { formatDay } from '#app/domain/days.ts'
import { findKindWord } from '#app/domain/moves/finding-words.ts'
import type { PairMovement, PairState } from '#app/domain/moves/pair-comparison.ts'
import type { ViewColumn } from '#app/exports/tables/view-table.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { buildFindingCards, type FindingCard } from '../moves/finding-cards.ts'
import { describeMovedRow, type MovedRow } from '../moves/moved-rows.ts'
import { findBoardMoves } from '../moves/moves-board.ts'
import { tabulateInSteps, type LoadedTable } from './loaded-table.ts'
import { listQuoteColumns } from './quote-columns.ts'

type PairRow = {
  actor: string
  topic: string
  outcome: string
  since: string
  moved: MovedRow | null
  reason: string | null
}

const pairColumns: readonly ViewColumn<PairRow>[] = [
  ['Actor', ({ actor }) => actor],
  ['Topic', ({ topic }) => topic],
  ['Between the two days', ({ outcome }) => outcome],
  ['First day', ({ since }) => since],
  ['Word on the first day', ({ moved }) => moved && moved.from.words],
  ['On the first day, -2 to 2', ({ moved }) => moved && moved.from.mean],
  ['Qualifiers of the first day', ({ moved }) => moved && moved.from.qualifiers.join('; ')],
  ['Word on the as-of day', ({ moved }) => moved && moved.to.words],
  ['On the as-of day, -2 to 2', ({ moved }) => moved && moved.to.mean],
  ['Qualifiers of the as-of day', ({ moved }) => moved && moved.to.qualifiers.join('; ')],
  ['Difference, levels', ({ moved }) => moved && moved.to.mean - moved.from.mean],
  ['How sure', ({ moved }) => moved && moved.certainty],
  ['Told by', ({ moved }) => moved && moved.move],
  ['Other moves', ({ moved }) => moved && moved.otherMoves],
  ['Why it cannot be compared', ({ reason }) => reason],
]

/** Who moved between two days in the order of the board, then who stayed and who cannot be compared. */
export async function loadMovesTable(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<LoadedTable> {
  const { selection, evidenceOf, choices, days, compared, names } = await findBoardMoves(
    visible,
    dossier,
    params,
  )
  const describe = (pair: PairMovement | PairState): PairRow => ({
    actor: names.nameActor(pair.actorId),
    topic: names.nameTopic(pair.topicId),
    outcome: outcomeWords[pair.outcome],
    since: days.since,
    moved:
      pair.outcome === 'moved'
        ? describeMovedRow(pair, { ...days, today: selection.today }, { ...names, evidenceOf })
        : null,
    reason: pair.outcome === 'moved' ? null : pair.reason,
  })
  return {
    word: 'Moves',
    selection: describeSelection(selection, choices.errors),
    actorIds: selection.actors.map(({ id }) => id),
    toDraw: compared.moved.length,
    table: tabulateInSteps(
      pairColumns,
      [...compared.moved, ...compared.stayed, ...compared.unknown],
      (step) => step.map(describe),
    ),
  }
}

const outcomeWords: Record<(PairMovement | PairState)['outcome'], string> = {
  moved: 'moved',
  'only tone': 'stayed, with a change of tone',
  stayed: 'stayed',
  'not comparable': 'cannot be compared',
}

const quoteColumns = (
  side: 'before' | 'after',
  when: 'Earlier' | 'Later',
): ViewColumn<FindingCard>[] => [
  ...listQuoteColumns<FindingCard>(when, (card) => card[side]),
  [`${when}: told to`, (card) => card[side].told.join('; ')],
  [`${when}: other passages of that day`, (card) => card[side].more],
]

const findingColumns: readonly ViewColumn<FindingCard>[] = [
  ['Actor', ({ actor }) => actor.name],
  ['Topic', ({ topic }) => topic.name],
  ['Kind', ({ kindWord }) => kindWord],
  ['Day', ({ day }) => day],
  ['Name', ({ name }) => name],
  ['From, -2 to 2', ({ from }) => from.mean],
  ['To, -2 to 2', ({ to }) => to.mean],
  ['Difference, levels', ({ from, to }) => to.mean - from.mean],
  ['Qualifiers', ({ qualifiers }) => qualifiers.join('; ')],
  ['What stands behind it', ({ behind }) => behind],
  ['Who speaks', ({ authorship }) => authorship],
  ['Time between', ({ between }) => `${between.number} ${between.words}`],
  ['Milestones between', ({ milestones }) => milestones.join('; ')],
  ...quoteColumns('before', 'Earlier'),
  ...quoteColumns('after', 'Later'),
  ['Judged', ({ judgement }) => judgement && judgement.verdict],
  ['Reason of the judgement', ({ judgement }) => judgement && judgement.reason],
  ['Judged by', ({ judgement }) => judgement && judgement.by],
  ['Judged on', ({ judgement }) => judgement && judgement.on],
  [
    'Judged on this evidence',
    ({ judgement }) => judgement && (judgement.applies ? 'yes' : 'no, it changed since'),
  ],
]

/** Every move and contradiction of the board's choice, with its two quotes. */
export async function loadFindingsTable(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<LoadedTable> {
  const board = await findBoardMoves(visible, dossier, params)
  const { selection, evidenceOf, choices, judged: judgements } = board
  const { actors, topics, milestones, asOf } = selection
  return {
    word: [
      `Moves and contradictions after ${formatDay(choices.since)}, quote against quote`,
      choices.kind
        ? `only ${findKindWord(choices.kind)}`
        : !choices.withTone && 'no change of tone',
      choices.state && `only ${choices.state}`,
    ]
      .filter(Boolean)
      .join(', '),
    selection: describeSelection(selection, choices.errors),
    actorIds: actors.map(({ id }) => id),
    table: tabulateInSteps(findingColumns, board.chosen, (findings) =>
      buildFindingCards(visible, {
        ...{ findings, actors, topics, milestones, evidenceOf, asOf, judgements },
      }),
    ),
  }
}
