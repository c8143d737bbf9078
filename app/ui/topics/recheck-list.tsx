import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Difference } from '#app/domain/history/history-line.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { DifferenceList } from '../difference-list.tsx'
import { SelectField } from '../fields.tsx'
import { QuoteCard } from '../quote-card.tsx'
import { KeyName } from '../keys/key-cap.tsx'
import { recheckLevels } from './recheck-bulk.tsx'
import { useRecheckKeys } from './use-recheck-keys.ts'

type RecheckRow = {
  position: PositionWithLetter
  who: string
  codedBy: number | null
  differences: Difference[]
}

type Props = {
  rows: readonly RecheckRow[]
  mayCode: boolean
  /** The form that was refused: which position it was about, and what is wrong. */
  refused: { fields: Record<string, string>; errors: Record<string, string> } | null
}

/** Each position with what its topic said when it was coded and says now, and what can be found of it. */
export function RecheckList({ rows, mayCode, refused }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const [announcement, announce] = useState('')
  useRecheckKeys(list)
  return (
    <>
      {mayCode && rows.length > 0 && (
        <p className="small muted no-print gap-above">
          <KeyName id="arrow to next recheck" /> <KeyName id="arrow to previous recheck" /> or{' '}
          <KeyName id="next recheck" /> <KeyName id="previous recheck" /> move ·{' '}
          <KeyName id="confirm recheck" /> confirm · <KeyName id="recheck level down" />{' '}
          <KeyName id="recheck level up" /> another level, <KeyName id="recode recheck" /> recode ·{' '}
          <KeyName id="withdraw recheck" /> withdraw
        </p>
      )}
      <div className="out-of-sight" role="status">
        {announcement}
      </div>
      <ul className="plain stack rechecks" ref={list}>
        {rows.map((row) => (
          <li
            key={row.position.id}
            className="card history"
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys act on the row that has the focus
            tabIndex={0}
            data-level={row.position.level ?? undefined}
            aria-label={`${row.who}: “${row.position.quote.exact.slice(0, 80)}”`}
          >
            <QuoteCard position={row.position} who={row.who} />
            {row.codedBy !== null && (
              <p className="small muted">Coded by version {row.codedBy}; what changed since:</p>
            )}
            <DifferenceList differences={row.differences} />
            {mayCode && (
              <FindingForm
                row={row}
                errors={refused?.fields.id === row.position.id ? refused.errors : {}}
                announce={announce}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

type FindingAnswer =
  { ok: true; message: string | null } | { ok: false; errors: Record<string, string> }

/** Sent in a request of its own, so that fast keys on one row after the other do not cancel each other. */
function FindingForm({
  row,
  errors: refusedErrors,
  announce,
}: {
  row: RecheckRow
  errors: Record<string, string>
  announce: (sentence: string) => void
}) {
  const fetcher = useFetcher<FindingAnswer>()
  const answer = fetcher.data
  const errors = answer && !answer.ok ? answer.errors : refusedErrors
  useEffect(() => {
    if (answer?.ok && answer.message) announce(answer.message)
  }, [answer, announce])
  const { id, revision, level } = row.position
  const label = `of “${row.position.quote.exact.slice(0, 40)}”`
  const isBusy = fetcher.state !== 'idle'
  return (
    <fetcher.Form method="post" className="row no-print">
      <input type="hidden" name="deed" value="settle" />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="revision" value={revision} />
      <button
        className="button primary"
        name="what"
        value="confirm"
        disabled={isBusy}
        aria-label={`Confirm the level ${label}`}
      >
        Confirm <kbd aria-hidden="true">C</kbd>
      </button>
      <SelectField
        label="Other level"
        name="level"
        options={[['', '—'], ...recheckLevels.filter(([value]) => value !== String(level))]}
        error={errors.level}
      />
      <button
        className="button"
        name="what"
        value="recode"
        disabled={isBusy}
        aria-label={`Change the level ${label}`}
      >
        Recode
      </button>
      <button
        className="button"
        name="what"
        value="withdraw"
        disabled={isBusy}
        aria-label={`Withdraw the position ${label}`}
      >
        Withdraw <kbd aria-hidden="true">W</kbd>
      </button>
      {errors.form && (
        <span className="error" role="alert">
          {errors.form}
        </span>
      )}
    </fetcher.Form>
  )
}
