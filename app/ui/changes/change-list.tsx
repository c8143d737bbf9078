import { Link } from '@remix-run/react'
import { StanceBarMark } from '#app/charts/stance-bar.tsx'
import { stanceBarSizes } from '#app/charts/model/stance-bar.ts'
import { formatDay, formatEdtfDate } from '#app/domain/days.ts'
import { formatCitation } from '#app/domain/letters.ts'
import { positionHref } from '#app/domain/position-href.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { PositionChip } from '../chip.tsx'
import { QuoteRemarks } from '../quote-card.tsx'
import { WithDefinitions } from '../help/with-definitions.tsx'
import { useSelectionPath } from '../use-selection-path.ts'
import '../moves/moves.css'
import './changes.css'

type Quoted = { position: PositionWithLetter; who: string }

type ShownChange = {
  id: string
  actor: { id: string; name: string }
  topic: { id: string; name: string }
  isFinding: boolean
  kind: string
  name: string
  from: { mean: number; words: string } | null
  to: { mean: number; words: string }
  qualifiers: readonly string[]
  knownAt: string
  before: Quoted | null
  after: Quoted
}

/** Changes below the day on which each became known, in their order: the words, and the quotes that they rest on. */
export function ChangeList({ changes }: { changes: readonly ShownChange[] }) {
  const byDay = groupRowsBy(
    'knownOn',
    changes.map((change) => ({ ...change, knownOn: change.knownAt.slice(0, 10) })),
  )
  return [...byDay].map(([day, rows]) => (
    <section key={day} aria-labelledby={`known-${day}`} className="known-day">
      <h2 id={`known-${day}`}>Known since {formatDay(day)}</h2>
      <ol className="plain findings" aria-label={`Changes known since ${formatDay(day)}`}>
        {rows.map((change) => (
          <li key={change.id} id={change.id} className="finding">
            <ChangeLine change={change} />
            {change.before && <QuoteLine quoted={change.before} />}
            <QuoteLine quoted={change.after} />
          </li>
        ))}
      </ol>
    </section>
  ))
}

const untold = { conditional: false, age: null, record: null, spread: null }

function ChangeLine({ change }: { change: ShownChange }) {
  const withSelection = useSelectionPath()
  const { actor, topic, from, to, isFinding } = change
  const page = `moves/${topic.id}/${actor.id}`
  return (
    <div className="line">
      <span>
        <Link to={`${withSelection(page)}${isFinding ? `#${change.id}` : ''}`}>
          <b>{actor.name}</b>
        </Link>{' '}
        <span className="muted">on {topic.name}</span>
      </span>
      <StanceBarMark
        mark={{ ...untold, now: to.mean, silences: [], members: [] }}
        size={stanceBarSizes.end}
        before={from?.mean}
      />
      <span className="small">
        {from && (
          <>
            {from.words} <span aria-hidden="true">→</span>
            <span className="out-of-sight"> to </span>{' '}
          </>
        )}
        {to.words}
      </span>
      <span className="small muted">
        <WithDefinitions>{[change.name, ...change.qualifiers].join(' · ')}</WithDefinitions>
      </span>
      <span className={`tag ${change.kind}`}>{change.kind}</span>
    </div>
  )
}

/** A quote in a line, which leads to its place in the letter. */
function QuoteLine({ quoted: { position, who } }: { quoted: Quoted }) {
  const { letter, quote } = position
  return (
    <figure className="change-quote small">
      <blockquote>{quote.exact}</blockquote>
      <figcaption className="tiny muted">
        {formatEdtfDate(letter.dated)}, {who} <PositionChip position={position} />{' '}
        <QuoteRemarks position={position} />{' '}
        <Link to={positionHref({ letterId: letter.id, positionId: position.id })}>
          {formatCitation(letter, '', position)}
        </Link>
      </figcaption>
    </figure>
  )
}
