import { Form, Link } from '@remix-run/react'
import type { Exception } from '#app/domain/exceptions.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { groupRowsBy } from '#app/domain/collections.ts'

type ShownRedaction = {
  number: number
  before: string
  words: string
  after: string
  place: string
  invoked: readonly string[]
  proposed: readonly string[]
}

type Props = {
  page: {
    id: string
    language: string | null
    rows: readonly ShownRedaction[]
    mayInvoke: boolean
    stamp: string
    open: string | null
    chosen: readonly string[]
    offered: readonly Exception[]
  }
}

/** The redactions of a letter, and for whoever codes in it the form that says of one or of many what was invoked. */
export function RedactionForm({ page }: Props) {
  const { rows, mayInvoke, stamp, offered, chosen, open } = page
  const proposals = rows.filter(({ proposed }) => proposed.length > 0).length
  if (!mayInvoke) return <RedactionList page={page} />
  return (
    <>
      <Form method="post" id="take" className="row">
        <input type="hidden" name="deed" value="take" />
        <input type="hidden" name="stamp" value={stamp} />
        {proposals > 1 && (
          <button className="button" type="submit" name="redaction" value="all">
            Take what {formatQuantity(proposals, 'redaction')} print
          </button>
        )}
      </Form>
      <Form method="post" className="stack">
        <input type="hidden" name="deed" value="set" />
        <input type="hidden" name="stamp" value={stamp} />
        <div className="row">
          <Tick value="letter" ticked={open === 'letter'} words="The letter as a whole" />
          {rows.length > 1 && (
            <Tick
              value="all"
              ticked={false}
              words={`All ${rows.length.toLocaleString('en')} redactions`}
            />
          )}
        </div>
        <RedactionList page={page} />
        <div className="card" id="exceptions">
          {[...groupRowsBy('act', offered)].map(([act, exceptions]) => (
            <fieldset className="field" key={act}>
              <legend>{act}</legend>
              {exceptions.map(({ id, citation, name, words, retired }) => (
                <label className="check" key={id} title={words}>
                  <input
                    type="checkbox"
                    name="exception"
                    value={id}
                    defaultChecked={chosen.includes(id)}
                  />{' '}
                  <span>
                    {citation}, {name}
                    {retired && <span className="small muted"> (retired)</span>}
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
          <p className="small muted">
            The ticked exceptions take the place of what is said of the ticked redactions; with none
            ticked nothing is said of them.
          </p>
          <button className="button primary" type="submit">
            Save what was invoked
          </button>
        </div>
      </Form>
    </>
  )
}

function Tick({ value, ticked, words }: { value: string; ticked: boolean; words: string }) {
  return (
    <label className="check">
      <input type="checkbox" name="redaction" value={value} defaultChecked={ticked} />{' '}
      <span>{words}</span>
    </label>
  )
}

function RedactionList({ page }: Props) {
  const { rows } = page
  return (
    <ol className="plain stack">
      {rows.map((row) => (
        <li key={row.number} id={`redaction-${row.number}`} className="card">
          <RedactionRow row={row} page={page} />
        </li>
      ))}
    </ol>
  )
}

function RedactionRow({ row, page }: { row: ShownRedaction } & Props) {
  const { id, language, mayInvoke, open } = page
  const { number, before, words, after, place, invoked, proposed } = row
  const name = `Redaction ${number.toLocaleString('en')}`
  return (
    <>
      <div className="between">
        {mayInvoke ? (
          <Tick value={String(number)} ticked={open === String(number)} words={name} />
        ) : (
          <b>{name}</b>
        )}
        <span className="tiny muted">{place}</span>
      </div>
      <p className="serif" lang={language ?? undefined} dir="auto">
        … {before}
        <mark>{words}</mark>
        {after} …
      </p>
      <p className="small row">
        <span>{invoked.length ? invoked.join('; ') : 'No exception is said to be invoked.'}</span>
        {mayInvoke && (
          <Link
            className="button quiet"
            to={`/letters/${id}/redactions?at=${number}#exceptions`}
            aria-label={`Choose exceptions for redaction ${number}`}
          >
            Choose exceptions
          </Link>
        )}
      </p>
      {mayInvoke && proposed.length > 0 && (
        <p className="small row">
          <span>The mark prints {proposed.join('; ')}.</span>
          <button
            className="button"
            type="submit"
            form="take"
            name="redaction"
            value={number}
            aria-label={`Take what redaction ${number} prints`}
          >
            Take it
          </button>
        </p>
      )}
    </>
  )
}
