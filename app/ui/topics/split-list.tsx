import { Form, useSubmit } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { useKeys } from '../keys/use-keys.ts'
import { Pager } from '../pager.tsx'
import { QuoteCard } from '../quote-card.tsx'
import { KeyName } from '../keys/key-cap.tsx'
import { splitKeyPrefix } from './split-key-answer.tsx'

type Row = { position: PositionWithLetter; who: string; part: 1 | 2 | null }

type Props = {
  topic: { id: string; name: string }
  split: {
    revision: number
    parts: readonly { name: string; isNew: boolean; count: number }[]
    staying: number
    page: number
    pages: number
    rows: readonly Row[]
  }
  /** What came of the form that was sent last: the ticks of one that was stored are done with. */
  sent: { ok: boolean } | undefined
}

/** Each position with the part that it goes to: by buttons, ticked ones together, or by keys. */
export function SplitList({ topic, split, sent }: Props) {
  const { parts, staying, revision, rows, page, pages } = split
  const choices = [...parts.map(({ name }, index) => [String(index + 1), name]), ['', topic.name]]
  useSplitKeys(rows)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (sent?.ok) form.current?.reset()
  }, [sent])
  return (
    <>
      <section className="card block" aria-labelledby="split-so-far">
        <h2 id="split-so-far">So far</h2>
        <p role="status">
          {parts.map(({ name, isNew, count }) => (
            <span key={name}>
              <b>{formatQuantity(count, 'position')}</b> to {name}
              {isNew && ' (new)'},{' '}
            </span>
          ))}
          <b>{staying}</b> {staying === 1 ? 'stays' : 'stay'} on {topic.name}.
        </p>
        <Form method="post" className="row">
          <input type="hidden" name="revision" value={revision} />
          <button className="button primary" type="submit" name="deed" value="finish">
            Split {topic.name} so
          </button>
          <button className="button" type="submit" name="deed" value="discard">
            Throw it away
          </button>
        </Form>
      </section>
      <p className="small muted">
        <KeyName id="split previous" /> <KeyName id="split next" /> move,{' '}
        <KeyName id="split to first" /> is {parts[0]!.name}, <KeyName id="split to second" />{' '}
        {parts[1]!.name}, <KeyName id="split to neither" /> stays, <KeyName id="split undo" />{' '}
        undoes your last key.
      </p>
      <Form method="post" preventScrollReset ref={form}>
        <input type="hidden" name="deed" value="put" />
        <div className="row block">
          <span className="small">Ticked ones go to</span>
          {choices.map(([value, name]) => (
            <button key={value} className="button" type="submit" name="part" value={value}>
              {name}
            </button>
          ))}
        </div>
        <ul className="plain">
          {rows.map((row) => (
            <li
              key={row.position.id}
              className="card block"
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys act on the row that has the focus
              tabIndex={0}
              data-position={row.position.id}
              aria-label={`${row.who}: ${row.part ? parts[row.part - 1]!.name : `stays on ${topic.name}`}`}
            >
              <div className="between">
                <label className="check small">
                  <input type="checkbox" name="position" value={row.position.id} />
                  <span className="out-of-sight">Tick this position</span>
                </label>
                <span className="tag">
                  {row.part ? parts[row.part - 1]!.name : `stays on ${topic.name}`}
                </span>
              </div>
              <QuoteCard position={row.position} who={row.who} />
            </li>
          ))}
        </ul>
      </Form>
      <Pager page={page} pages={pages} />
    </>
  )
}

/** Keys on a row of the list: `1` and `2` put it to a part, `0` lets it stay, `u` takes the last of these back. */
function useSplitKeys(rows: readonly Row[]) {
  const submit = useSubmit()
  const done = useRef<{ id: string; part: string }[]>([])
  // Each in a request of its own, so that fast keys do not cancel each other.
  const put = (id: string, part: string) => {
    const options = { method: 'post' as const, navigate: false, fetcherKey: splitKeyPrefix + id }
    submit({ deed: 'put', position: id, part }, options)
  }
  const undoLast = (row: HTMLElement) => {
    const last = done.current.pop()
    if (!last) return
    put(last.id, last.part)
    row.parentElement?.querySelector<HTMLElement>(`[data-position="${last.id}"]`)?.focus()
  }
  const decide = (row: HTMLElement, part: string) => {
    const id = row.dataset.position!
    const before = rows.find(({ position }) => position.id === id)?.part
    done.current.push({ id, part: String(before ?? '') })
    put(id, part)
    moveFocus(row, true)
  }
  const onRow = (deed: (row: HTMLElement) => void) => () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-position]')
    return row ? deed(row) : false
  }
  useKeys({
    'split next': onRow((row) => moveFocus(row, true)),
    'split previous': onRow((row) => moveFocus(row, false)),
    'split to first': onRow((row) => decide(row, '1')),
    'split to second': onRow((row) => decide(row, '2')),
    'split to neither': onRow((row) => decide(row, '')),
    'split undo': onRow(undoLast),
  })
}

function moveFocus(row: HTMLElement, isDown: boolean) {
  const next = isDown ? row.nextElementSibling : row.previousElementSibling
  if (next instanceof HTMLElement) next.focus()
}
