import { Link } from '@remix-run/react'
import { layOutBalance } from '#app/charts/model/balance.ts'
import { findLevelRow, nearestLevel } from '#app/domain/level.ts'
import { positionHref } from '#app/domain/position-href.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import { PositionChip } from '../chip.tsx'
import { WithDefinitions } from '../help/with-definitions.tsx'
import { TableScroll } from '../table-scroll.tsx'
import './why.css'

export type WhyLetter = {
  id: string
  reference: string
  when: string
  /** The letter's word; null where it only evades or withholds. */
  mean: number | null
  weight: number
  /** What would stand without it, and whether a word would be another one. */
  without: string
  changes: boolean
  quotes: readonly { position: PositionWithLetter; who: string }[]
  more: number
}

/** Every letter that counts, newest first: what it says, what it weighs, and what would stand without it. */
export function WhyLetters({ letters }: { letters: readonly WhyLetter[] }) {
  return (
    <TableScroll label="The letters that count">
      <table className="why-letters">
        <thead>
          <tr>
            <th scope="col">Letter</th>
            <th scope="col">What it says</th>
            <th scope="col" className="number">
              <WithDefinitions>Word</WithDefinitions>
            </th>
            <th scope="col" className="number">
              <WithDefinitions>Weight</WithDefinitions>
            </th>
            <th scope="col">In the record</th>
            <th scope="col">Without this letter</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr key={letter.id}>
              <th scope="row">
                <Link to={`/letters/${letter.id}`} dir="auto">
                  {letter.reference}
                </Link>
                <span className="tiny muted">{letter.when}</span>
              </th>
              <td>
                {letter.quotes.map(({ position, who }) => (
                  <WhyQuote key={position.id} position={position} who={who} />
                ))}
                {letter.more > 0 && (
                  <span className="tiny muted">and {letter.more} more passages of the letter</span>
                )}
              </td>
              <td className="number">
                {letter.mean === null ? '–' : formatSignedNumber(letter.mean)}
              </td>
              <td className="number">{letter.mean === null ? '–' : letter.weight.toFixed(2)}</td>
              <td>
                {letter.mean !== null && <Balance mean={letter.mean} weight={letter.weight} />}
              </td>
              <td className={letter.changes ? 'why-changes' : 'muted'}>{letter.without}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

export function WhyQuote({ position, who }: { position: PositionWithLetter; who: string }) {
  const { quote, letter } = position
  return (
    <p className="why-quote">
      <PositionChip position={position} />{' '}
      <Link to={positionHref({ letterId: letter.id, positionId: position.id })}>
        <q dir="auto">{quote.exact}</q>
      </Link>{' '}
      <span className="tiny muted" dir="auto">
        {who}
      </span>
    </p>
  )
}

const balanceSize = { width: 120, height: 14 }

/** The numbers beside it say the same. */
function Balance({ mean, weight }: { mean: number; weight: number }) {
  const { x, width, middle } = layOutBalance({ mean, weight }, balanceSize.width)
  return (
    <svg
      className="why-balance"
      viewBox={`0 0 ${balanceSize.width} ${balanceSize.height}`}
      {...balanceSize}
      aria-hidden="true"
    >
      <rect
        className={`why-bar ${findLevelRow(nearestLevel(mean)).code}`}
        x={x}
        y={2}
        width={width}
        height={balanceSize.height - 4}
      />
      <line x1={middle} x2={middle} y1={0} y2={balanceSize.height} />
    </svg>
  )
}
