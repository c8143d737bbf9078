import { Link } from '@remix-run/react'
import type { DifferencePiece } from '#app/domain/history/word-differences.ts'
import type { ListRowPlan } from '#app/domain/lists/list-plan.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { DifferenceWords } from '../difference-words.tsx'
import { FoldedForecast, type ShownForecast } from '../topics/forecast-card.tsx'
import './lists.css'

/** What differs in one field, word by word; `href` where it is a passage. */
type ShownDifference = { label: string; href: string | null; pieces: DifferencePiece[] }
type ShownRow = Omit<ListRowPlan, 'differences' | 'recheck'> & {
  differences: ShownDifference[]
  /** What it would do as a change of its topic's meaning. */
  forecast: ShownForecast | null
}

/** What rows of a list would do, each with what stands beside what would, and what may be chosen of it. */
export function ListRows({
  rows,
  mayChoose,
  typed = {},
}: {
  rows: readonly ShownRow[]
  mayChoose: boolean
  /** What a form that was refused chose, by the names of its fields. */
  typed?: Readonly<Record<string, string>>
}) {
  return (
    <ol className="plain list-rows card">
      {rows.map((row) => (
        <li key={row.row}>
          <div className="between">
            <div className="grow">
              <span className="list-outcome">{capitaliseFirst(row.outcome)}</span>{' '}
              <strong dir="auto">{row.title}</strong>{' '}
              <span className="tiny muted">row {row.row.toLocaleString('en')}</span>
              {row.reason && <p className="small">{row.reason}</p>}
              {row.notes.map((note) => (
                <p key={note} className="small muted">
                  {note}
                </p>
              ))}
              <Differences differences={row.differences} />
              {row.forecast && (
                <FoldedForecast forecast={row.forecast} isChosen={row.wording === 'meaning'} />
              )}
            </div>
            {mayChoose && <RowChoice row={row} typed={typed[`row.${row.row}`]} />}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Differences({ differences }: { differences: readonly ShownDifference[] }) {
  if (!differences.length) return null
  return (
    <dl className="small">
      {differences.map(({ label, href, pieces }, place) => (
        <div key={place} className="as-one">
          <dt>{label}</dt>
          <dd dir="auto">
            {href === null ? (
              <DifferenceWords pieces={pieces} />
            ) : (
              <Link to={href}>
                <DifferenceWords pieces={pieces} />
              </Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function RowChoice({
  row: { row, outcome, title, wording },
  typed,
}: {
  row: ShownRow
  typed: string | undefined
}) {
  if (outcome !== 'new' && outcome !== 'changed' && outcome !== 'left out') return null
  const options =
    wording === null
      ? [['', 'Take it in'] as const]
      : [
          ['wording', 'Only the wording changed'] as const,
          ['meaning', 'The meaning changed'] as const,
        ]
  const planned = outcome === 'left out' ? 'leave out' : (wording ?? '')
  return (
    <>
      <input type="hidden" name={`planned.${row}`} value={planned} />
      <select
        name={`row.${row}`}
        aria-label={`What is done with row ${row}, ${title}`}
        defaultValue={typed ?? planned}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
        <option value="leave out">
          {outcome === 'new' ? 'Leave it out' : 'Leave it as it is here'}
        </option>
      </select>
    </>
  )
}
