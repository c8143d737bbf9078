import { drawMovesPicture } from '#app/charts/pictures/moves-picture.server.tsx'
import { mostPictureMoves } from '#app/charts/model/picture-size.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { formatDay } from '#app/domain/days.ts'
import { makeFindingKey } from '#app/domain/moves/findings.ts'
import { writeMovesLead } from '#app/domain/moves/moves-lead.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { buildFindingCards, type FindingCard } from '../moves/finding-cards.ts'
import { describeMovedRow, type MovedRow } from '../moves/moved-rows.ts'
import { findBoardMoves } from '../moves/moves-board.ts'
import {
  describePictureQuote,
  nothingToDraw,
  sayAsOf,
  sayPictureSource,
  type ViewPicture,
} from './picture-words.ts'
import { describeWhoAndWhat } from './selection-words.ts'

/** Who moved as a picture: of the board the first moves in its order, each with the two quotes nearest to it. */
export async function drawMoves(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<ViewPicture> {
  const board = await findBoardMoves(visible, dossier, params)
  const { selection, evidenceOf, choices, days, compared, names, found } = board
  const { actors, topics, milestones, asOf, today } = selection
  const shown = describeSelection(selection, choices.errors)
  const [firstError] = Object.values(shown.errors)
  if (firstError) return { ok: false, reason: firstError }
  const moved = compared.moved.slice(0, mostPictureMoves)
  if (!moved.length) return nothingToDraw('nobody moved between these days by the method’s rule')
  const cards = await buildFindingCards(visible, {
    ...{ findings: moved.map(({ move }) => move), judgements: board.judged },
    ...{ actors, topics, milestones, evidenceOf, asOf },
  })
  const cardOf = new Map(cards.map((card) => [card.key, card]))
  const moves = moved.map((pair) => {
    const row = describeMovedRow(pair, { ...days, today }, { ...names, evidenceOf })
    return describeMove(row, cardOf.get(makeFindingKey(pair.move)))
  })
  return {
    ...{ ok: true, rows: moves.length, name: `moves-${asOf}` },
    svg: drawMovesPicture({
      moves,
      words: {
        title: writeMovesLead({
          ...{ topics, days, voices: compared.voices },
          contradictions: found.filter(({ kind }) => kind === 'contradiction').length,
        }),
        selection: describeWhoAndWhat(shown, actors.length),
        facts: sayFacts(board, moves.length),
        key:
          'Each bar runs from strongly opposes to strongly supports; its arrow leads from where they stood on the ' +
          'first day to the as-of day. Below are the two quotes nearest to the move; long ones are cut here and ' +
          'stand whole in their letters.',
        source: sayPictureSource(dossier),
      },
    }),
  }
}

function sayFacts(
  { selection, choices, compared }: Awaited<ReturnType<typeof findBoardMoves>>,
  shown: number,
): string {
  const { moved, stayed, unknown } = compared
  return [
    sayAsOf(selection),
    `since ${formatDay(choices.since)}`,
    shown < moved.length
      ? `${shown} of ${moved.length.toLocaleString('en')} who moved`
      : `${shown} who moved`,
    `${stayed.length.toLocaleString('en')} stayed where they were`,
    `${unknown.length.toLocaleString('en')} cannot be compared`,
    choices.withTone && 'with changes of tone',
    choices.sort === 'size' ? 'sorted by how far' : 'sorted by how sure',
  ]
    .filter(Boolean)
    .join(' · ')
}

function describeMove(row: MovedRow, card: FindingCard | undefined) {
  const { actor, topic, from, to, move, otherMoves, difference, certainty } = row
  const sayWord = ({ words, qualifiers }: MovedRow['from']) => [words, ...qualifiers].join(', ')
  const others = `, and ${formatQuantity(otherMoves, 'other move')}`
  return {
    ...{ key: `${actor.id} ${topic.id}`, actor: actor.name, topic: topic.name },
    from: { mean: from.mean, words: sayWord(from) },
    to: { mean: to.mean, words: sayWord(to) },
    told: otherMoves > 0 ? move + others : move,
    ...{ difference, certainty },
    quotes: card
      ? [card.before, card.after].map(({ position }) => describePictureQuote(position))
      : [],
  }
}
