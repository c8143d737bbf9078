import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Approval } from '#app/domain/approvals.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { TextField } from '../fields.tsx'
import { KeyName } from '../keys/key-cap.tsx'
import { QuoteCard } from '../quote-card.tsx'
import { useApprovalKeys } from './use-approval-keys.ts'

type ApprovalRow = Approval & {
  position: PositionWithLetter
  topic: string
  who: string
  offered: string
  sentBackOn: string | null
}

/** What the server answered to a form of one passage. */
export type ApprovalAnswer =
  | { ok: true; message: string; undo: { id: string; revision: number; deed: string } | null }
  | { ok: false; errors: Record<string, string>; fields: Record<string, string> }

type Props = {
  rows: readonly ApprovalRow[]
  list: 'to approve' | 'sent back' | 'offered'
  /** The form without scripts that was refused. */
  refused: Extract<ApprovalAnswer, { ok: false }> | null
  tell: (answer: ApprovalAnswer) => void
}

/** What waits, each with what can be done with it; the keys act on the row that has the focus. */
export function ApprovalList({ rows, list, refused, tell }: Props) {
  const ref = useRef<HTMLUListElement>(null)
  useApprovalKeys(ref)
  return (
    <>
      {list === 'to approve' && rows.length > 0 && (
        <p className="small muted no-print gap-above">
          <KeyName id="next approval" /> <KeyName id="previous approval" /> move ·{' '}
          <KeyName id="approve" /> approve · <KeyName id="send back" /> send back ·{' '}
          <KeyName id="open approval" /> open the letter · <KeyName id="undo approval" /> undo
        </p>
      )}
      <ul className="plain stack rechecks" ref={ref}>
        {rows.map((row) => (
          <li
            key={row.position.id}
            className="card history"
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys act on the row that has the focus
            tabIndex={0}
            aria-label={`${row.who}: “${row.position.quote.exact.slice(0, 80)}”`}
          >
            <QuoteCard position={row.position} who={row.who} topic={row.topic} />
            <ApprovalFacts row={row} />
            {list !== 'offered' && (
              <ApprovalForm
                {...{ row, list, tell }}
                errors={refused?.fields.id === row.position.id ? refused.errors : {}}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function ApprovalFacts({
  row: { position, offeredBy, offered, sentBack, sentBackOn },
}: {
  row: ApprovalRow
}) {
  return (
    <>
      {position.condition && (
        <p className="small">
          <b>On condition:</b> {position.condition}
        </p>
      )}
      {position.note && <p className="small muted">{position.note}</p>}
      <p className="tiny muted">
        {position.letter.title} · offered by {offeredBy?.name ?? 'a program'}, {offered}
        {position.coder &&
          position.coder.id !== offeredBy?.id &&
          ` · coded by ${position.coder.name}`}
      </p>
      {sentBack && (
        <p className="notice small" dir="auto">
          Sent back by {sentBack.by}, {sentBackOn}: {sentBack.reason}
        </p>
      )}
    </>
  )
}

type FormProps = Pick<Props, 'list' | 'tell'> & { row: ApprovalRow; errors: Record<string, string> }

/** Sent in a request of its own, so that fast keys on one row after the other do not cancel each other. */
function ApprovalForm({ row, list, errors: refusedErrors, tell }: FormProps) {
  const fetcher = useFetcher<ApprovalAnswer>()
  const answer = fetcher.data
  const errors = answer && !answer.ok ? answer.errors : refusedErrors
  const latest = useRef(tell)
  latest.current = tell
  useEffect(() => {
    if (answer) latest.current(answer)
  }, [answer])
  const { id, revision, quote } = row.position
  const label = `“${quote.exact.slice(0, 40)}”`
  const isBusy = fetcher.state !== 'idle'
  const seen = (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="revision" value={revision} />
    </>
  )
  const send = (deed: string, words: ReactNode, name: string, kind = 'button') => (
    <button className={kind} name="deed" value={deed} disabled={isBusy} aria-label={name}>
      {words}
    </button>
  )
  return (
    <div className="row no-print">
      {list === 'sent back' ? (
        <fetcher.Form method="post">
          {seen}
          {send('offer again', 'Offer again as it is', `Offer ${label} again`)}
        </fetcher.Form>
      ) : (
        <>
          <fetcher.Form method="post" className="row">
            {seen}
            <label>
              <input
                type="checkbox"
                name="position"
                value={`${id} ${revision}`}
                form="approve-many"
                aria-label={`Choose ${label}`}
              />{' '}
              Choose
            </label>
            {send(
              'approve',
              <>
                Approve <KeyName id="approve" />
              </>,
              `Approve ${label}`,
              'button primary',
            )}
          </fetcher.Form>
          {/* A form of its own, so that Enter in the reason sends back and approves nothing. */}
          <fetcher.Form method="post" className="row">
            {seen}
            <TextField
              label="Why it goes back"
              name="reason"
              error={errors.reason}
              autoComplete="off"
            />
            {send('send back', 'Send back', `Send ${label} back`)}
          </fetcher.Form>
        </>
      )}
      {errors.form && (
        <span className="error" role="alert">
          {errors.form}
        </span>
      )}
    </div>
  )
}
