import { Link, useSearchParams } from '@remix-run/react'
import { useEffect, useId, useState } from 'react'
import { formatQuantity, pluralise } from '#app/domain/text/words.ts'
import { withBasePath } from '../base-path.ts'

type Props = {
  /** Of so many ticked rows, those that are still without a word. */
  list: { rows: number; ticked: number; text: string }
  csvHref: string
}

/** Whom to ask, of the rows that were ticked: a text to copy, and the same as a table. */
export function AskListCard({ list: { rows, ticked, text }, csvHref }: Props) {
  const id = useId()
  const [params] = useSearchParams()
  const without = new URLSearchParams(params)
  without.delete('pick')
  return (
    <section className="card" aria-labelledby="ask-list">
      <div className="between">
        <h2 id="ask-list">Whom to ask, {formatQuantity(rows, 'row')}</h2>
        <div className="row">
          <CopyButton text={text} />
          <a className="button" href={withBasePath(`${csvHref}?${params}`)} download>
            CSV
          </a>
          <Link to={`?${without}`} preventScrollReset>
            Untick all
          </Link>
        </div>
      </div>
      {rows < ticked && (
        <p className="small">
          {rows} of {formatQuantity(ticked, 'ticked row')} {pluralise(rows, 'is', 'are')} without a
          word in this selection; the others are left out.
        </p>
      )}
      <label className="out-of-sight" htmlFor={id}>
        The list as text
      </label>
      <textarea
        id={id}
        className="ask-list"
        readOnly
        rows={Math.min(12, rows + 2)}
        value={text}
        onFocus={(event) => event.target.select()}
      />
    </section>
  )
}

/** Where scripts run and there is a clipboard; otherwise the text is selected by hand. */
function CopyButton({ text }: { text: string }) {
  const [copying, setCopying] = useState<'no' | 'can' | 'done'>('no')
  useEffect(() => setCopying(navigator.clipboard ? 'can' : 'no'), [text])
  if (copying === 'no') return null
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopying('done')
  }
  return (
    <button type="button" className="button" onClick={() => void copy()} aria-live="polite">
      {copying === 'done' ? 'Copied' : 'Copy'}
    </button>
  )
}
