import { Link } from '@remix-run/react'
import { levels } from '#app/domain/level.ts'
import type { MoveCertainty } from '#app/domain/moves/pair-comparison.ts'
import { pluralise } from '#app/domain/text/words.ts'
import { WithDefinitions } from '../help/with-definitions.tsx'
import { useSelectionPath } from '../use-selection-path.ts'
import { TwoDayMark } from '#app/charts/two-day-mark.tsx'

type DayWord = { mean: number; words: string; qualifiers: readonly string[] }

type MovedRow = {
  actor: { id: string; name: string }
  topic: { id: string; name: string }
  from: DayWord
  to: DayWord
  difference: string
  certainty: MoveCertainty
  move: string
  otherMoves: number
}

const trackSize = { width: 308, height: 24 }

/** Who moved between two days, a row each: the arrow, the words and numbers of both days, and how sure it is. */
export function MovedList({ rows, named }: { rows: readonly MovedRow[]; named: boolean }) {
  return (
    <div className="moved">
      <div className="moved-head tiny" aria-hidden="true">
        <div>
          {levels.map(({ word, code }) => (
            <span key={code} className={code}>
              {word}
            </span>
          ))}
        </div>
      </div>
      <ul className="plain">
        {rows.map((row) => (
          <MovedItem key={`${row.actor.id} ${row.topic.id}`} row={row} named={named} />
        ))}
      </ul>
    </div>
  )
}

function MovedItem({ row, named }: { row: MovedRow; named: boolean }) {
  const withSelection = useSelectionPath()
  return (
    <li>
      <div className="who">
        <Link to={withSelection(`moves/${row.topic.id}/${row.actor.id}`)}>{row.actor.name}</Link>
        {named && <span className="tiny muted">{row.topic.name}</span>}
      </div>
      <TwoDayMark from={row.from.mean} to={row.to.mean} size={trackSize} />
      <div className="words small">
        <DayWords word={row.from} /> <span aria-hidden="true">→</span>
        <span className="out-of-sight"> to </span> <DayWords word={row.to} />
        <div className="tiny muted">
          {row.move}
          {row.otherMoves > 0 &&
            `, and ${row.otherMoves} other ${pluralise(row.otherMoves, 'move')}`}
        </div>
      </div>
      <div className="sure">
        <b>{row.difference}</b> <span className="small">{row.certainty}</span>
      </div>
    </li>
  )
}

function DayWords({ word }: { word: DayWord }) {
  return (
    <span>
      {word.words}
      {word.qualifiers.length > 0 && (
        <span className="tiny muted">
          , <WithDefinitions>{word.qualifiers.join(', ')}</WithDefinitions>
        </span>
      )}
    </span>
  )
}
