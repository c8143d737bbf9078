import { Form, Link, useNavigate } from '@remix-run/react'
import { formatCount } from '#app/domain/text/words.ts'
import { FormOutcome } from '../form-outcome.tsx'
import { KeyName } from '../keys/key-cap.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { PairView, type ShownPair } from './pair-view.tsx'
import { SettlementForm, type SettlementAnswer } from './settlement-form.tsx'
import './differences.css'

type DifferenceRow = {
  id: string
  topic: string
  letter: string
  /** `p. 3, ¶ 7`; empty where it is not known. */
  place: string
  first: string
  second: string
}

type Props = {
  dossier: { name: string; slug: string }
  maySettle: boolean
  agreed: number | null
  open: number
  letters: number
  groups: readonly { name: string; rows: readonly DifferenceRow[] }[]
  page: number
  pages: number
  current: ShownPair | null
  next: string | null
  previous: string | null
  topics: readonly { id: string; name: string }[]
  settledId: string | null
  answer: SettlementAnswer | undefined
}

/** Where two coders differ: the list, and one difference side by side with what the codebook says. */
export function DifferencesScreen(props: Props) {
  const { dossier, maySettle, current, settledId, answer } = props
  const path = `/dossiers/${dossier.slug}/differences`
  useDifferenceKeys(path, props)
  return (
    <div className="page differences">
      <Link className="small" to={`/dossiers/${dossier.slug}/second-codings`}>
        ← Second codings
      </Link>
      <h1>{maySettle ? 'To settle' : 'Where coders differed'}</h1>
      <p className="muted small block">{describeList(props)}</p>
      {settledId && (
        <p className="notice" role="status">
          Settled. <Link to={`${path}?at=${settledId}`}>Look at what was settled last</Link>
        </p>
      )}
      <FormOutcome answer={answer && !answer.ok ? answer : undefined} />
      {!current ? (
        <p className="card empty">
          {maySettle
            ? 'Nothing is to be settled: no second coding that is done differs from the first.'
            : 'Nothing of yours was settled yet. What editors settle stands here, with their reasons.'}
        </p>
      ) : (
        <div className="difference-columns">
          <DifferenceList {...props} path={path} />
          <div className="stack">
            <PairView pair={current} />
            {current.settled ? (
              <SettlementCard pair={current} maySettle={maySettle} />
            ) : (
              maySettle && <SettlementForm pair={current} topics={props.topics} answer={answer} />
            )}
          </div>
        </div>
      )}
    </div>
  )
}

function describeList({ open, letters, agreed }: Props): string {
  const differences = `${formatCount(open, 'difference')} ${open === 1 ? 'waits' : 'wait'} in ${formatCount(letters, 'letter')}`
  return agreed === null
    ? 'What editors settled of what you coded, with their reasons.'
    : `${differences}; ${formatCount(agreed, 'passage')} on which both agree ${agreed === 1 ? 'is' : 'are'} not listed.`
}

function useDifferenceKeys(path: string, { next, previous }: Props): void {
  const navigate = useNavigate()
  const go = (id: string | null) => () => (id ? navigate(`${path}?at=${id}`) : false)
  useKeys({ 'next difference': go(next), 'previous difference': go(previous) })
}

function DifferenceList({ groups, current, path, page, pages }: Props & { path: string }) {
  return (
    <nav aria-label="Differences" className="difference-list">
      {groups.map(({ name, rows }) => (
        <section key={name}>
          <h2 className="small muted">{name}</h2>
          <ul className="plain">
            {rows.map((row) => (
              <li key={row.id}>
                <Link
                  to={`${path}?at=${row.id}`}
                  aria-current={row.id === current?.id ? 'true' : undefined}
                >
                  <b>{row.topic}</b>
                  <span className="levels-apart">
                    {row.first} <span aria-hidden="true">↔</span>
                    <span className="out-of-sight"> and </span> {row.second}
                  </span>
                  <span className="tiny muted">
                    {row.letter}
                    {row.place && `, ${row.place}`}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {pages > 1 && <ListPages {...{ path, page, pages }} />}
      <p className="tiny muted no-print">
        <KeyName id="next difference" /> <KeyName id="previous difference" /> move
      </p>
    </nav>
  )
}

/** Another page begins with its first difference, whichever was looked at. */
function ListPages({ path, page, pages }: { path: string; page: number; pages: number }) {
  return (
    <p className="between small">
      {page > 1 ? <Link to={`${path}?page=${page - 1}`}>← Before</Link> : <span />}
      <span className="muted">
        Page {page} of {pages}
      </span>
      {page < pages ? <Link to={`${path}?page=${page + 1}`}>After →</Link> : <span />}
    </p>
  )
}

function SettlementCard({ pair, maySettle }: { pair: ShownPair; maySettle: boolean }) {
  const { choice, reason, by, at, byParty } = pair.settled!
  const said = {
    first: `as ${pair.firstName} read it`,
    second: `as ${pair.secondName} read it`,
    another: 'by another reading',
    nothing: 'no position is here',
  }[choice]
  return (
    <section className="card" aria-label="How it was settled">
      <h2>Settled {said}</h2>
      <p>“{reason}”</p>
      <p className="small muted">
        {by}, {at}
        {byParty && (
          <>
            {' '}
            · <span className="tag">settled by a party</span>
          </>
        )}
      </p>
      {maySettle && (
        <Form method="post">
          <input type="hidden" name="id" value={pair.id} />
          <button className="button" type="submit" name="deed" value="reopen">
            Open again
          </button>{' '}
          <span className="small muted">
            What settling it changed is taken back; the difference waits again.
          </span>
        </Form>
      )}
    </section>
  )
}
