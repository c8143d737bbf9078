import { Link, useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { capitaliseFirst, listSome } from '#app/domain/text/words.ts'
import '../fields.css'

type TwinSideView = {
  id: string
  name: string
  kind: string
  aliases: readonly string[]
  rests: string
  since: string | null
  offices: readonly string[]
  moreOffices: number
}

/** Two actors that may be one, as a page shows them: why, what speaks against it, and what rests on either. */
export type TwinPairView = {
  key: string
  likely: boolean
  reasons: readonly string[]
  doubts: readonly string[]
  later: string | null
  sides: readonly [TwinSideView, TwinSideView]
  remains: string
}

type Answer =
  { ok: true; deed: string; message: string } | { ok: false; errors: Record<string, string> }

type Props = {
  pair: TwinPairView
  isCurrent: boolean
  mayDecide: boolean
  onChosen: () => void
}

export function TwinCard({ pair, isCurrent, mayDecide, onChosen }: Props) {
  const fetcher = useFetcher<Answer>()
  const [remains, setRemains] = useState(pair.remains)
  const isScripted = useHydration()
  const [first, second] = pair.sides
  const into = remains === first.id ? first : second
  const merged = into === first ? second : first
  const answer = fetcher.data
  const done = answer?.ok && answer.deed !== 'take back' ? answer.deed : null
  return (
    <li
      className={`card twin${done ? ' settled' : ''}`}
      tabIndex={-1}
      aria-current={isCurrent ? 'true' : undefined}
      aria-label={`${first.name} and ${second.name}`}
      onFocus={onChosen}
    >
      <fetcher.Form method="post">
        {isScripted && <input type="hidden" name="inPlace" value="yes" />}
        <input type="hidden" name="first" value={first.id} />
        <input type="hidden" name="second" value={second.id} />
        <fieldset className="sides">
          <legend className="out-of-sight">Which one remains?</legend>
          {pair.sides.map((side) => (
            <Side
              key={side.id}
              side={side}
              remains={side.id === remains}
              mayChoose={mayDecide && !done}
              onChange={() => setRemains(side.id)}
            />
          ))}
        </fieldset>
        <Reasons pair={pair} />
        {mayDecide && !done && (
          <p className="small muted preview">
            Same means: {merged.name} counts as {into.name}. {capitaliseFirst(merged.rests)} count
            for {into.name} then, and “{merged.name}” stays as another spelling.
          </p>
        )}
        {mayDecide && (
          <DeedButtons
            done={done}
            onTurn={isScripted ? () => setRemains(merged.id) : null}
            isBusy={fetcher.state === 'submitting'}
          />
        )}
        <PairOutcome answer={answer} />
      </fetcher.Form>
    </li>
  )
}

function PairOutcome({ answer }: { answer: Answer | undefined }) {
  return (
    <>
      <p className="small outcome" role="status">
        {answer?.ok ? answer.message : ''}
      </p>
      {answer && !answer.ok && (
        <p className="error" role="alert">
          {answer.errors.form}
        </p>
      )}
    </>
  )
}

function Side({
  side,
  remains,
  mayChoose,
  onChange,
}: {
  side: TwinSideView
  remains: boolean
  mayChoose: boolean
  onChange: () => void
}) {
  return (
    <div className="side">
      <h2>
        <Link to={`/actors/${side.id}`}>{side.name}</Link>{' '}
        <span className="tiny muted">{side.kind}</span>
      </h2>
      <dl className="facts small">
        {side.aliases.length > 0 && (
          <>
            <dt>Also</dt>
            <dd>{listSome(side.aliases, 4, ' · ')}</dd>
          </>
        )}
        <dt>Rests on it</dt>
        <dd>{side.rests}</dd>
        {side.since && (
          <>
            <dt>Letters of</dt>
            <dd>{side.since}</dd>
          </>
        )}
        {side.offices.length > 0 && (
          <>
            <dt>Belongs to</dt>
            <dd>
              {side.offices.join(' · ')}
              {side.moreOffices > 0 && ` and ${side.moreOffices} more`}
            </dd>
          </>
        )}
      </dl>
      {mayChoose && (
        <label className="check small">
          <input type="radio" name="into" value={side.id} checked={remains} onChange={onChange} />
          <span>
            remains<span className="out-of-sight">: {side.name}</span>
          </span>
        </label>
      )}
    </div>
  )
}

function Reasons({ pair: { likely, reasons, doubts, later } }: { pair: TwinPairView }) {
  return (
    <div className="small">
      <h3>{likely ? 'Likely the same' : 'Perhaps the same'}</h3>
      <ul className="reasons">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {doubts.map((doubt) => (
          <li key={doubt}>
            <strong>Against it:</strong> {doubt}
          </li>
        ))}
      </ul>
      {later && <p className="tiny muted">Put off on {later}</p>}
    </div>
  )
}

const deeds = [
  { value: 'same', words: 'Same', key: 's' },
  { value: 'different', words: 'Different', key: 'd' },
  { value: 'later', words: 'Later', key: 'l' },
] as const

function DeedButtons({
  done,
  isBusy,
  onTurn,
}: {
  done: string | null
  isBusy: boolean
  onTurn: (() => void) | null
}) {
  return (
    <div className="row no-print">
      {deeds
        .filter(({ value }) => done === null || done === value)
        .map(({ value, words, key }) => (
          <button
            key={value}
            className={value === 'same' && !done ? 'button primary' : 'button'}
            type="submit"
            name="deed"
            value={done ? 'take back' : value}
            data-key={key}
            disabled={isBusy}
          >
            {done ? 'Take back' : words} <kbd aria-hidden="true">{key.toUpperCase()}</kbd>
          </button>
        ))}
      {!done && onTurn && (
        <button className="button quiet" type="button" data-key="t" onClick={onTurn}>
          The other one remains <kbd aria-hidden="true">T</kbd>
        </button>
      )}
    </div>
  )
}

/** Whether scripts run, so that what is settled stays in its place. */
function useHydration(): boolean {
  const [isHydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  return isHydrated
}
