import { Form } from '@remix-run/react'
import type { Difference } from '#app/domain/history/history-line.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { DifferenceList } from '../difference-list.tsx'
import { SelectField } from '../fields.tsx'
import { QuoteCard } from '../quote-card.tsx'
import { recheckLevels } from './recheck-bulk.tsx'

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
  return (
    <ul className="plain stack">
      {rows.map((row) => (
        <li key={row.position.id} className="card history">
          <QuoteCard position={row.position} who={row.who} />
          {row.codedBy !== null && (
            <p className="small muted">Coded by version {row.codedBy}; what changed since:</p>
          )}
          <DifferenceList differences={row.differences} />
          {mayCode && (
            <FindingForm
              row={row}
              error={refused?.fields.id === row.position.id ? refused.errors.level : undefined}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function FindingForm({ row, error }: { row: RecheckRow; error: string | undefined }) {
  const { id, revision, level } = row.position
  const label = `of “${row.position.quote.exact.slice(0, 40)}”`
  return (
    <Form method="post" className="row no-print">
      <input type="hidden" name="deed" value="settle" />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="revision" value={revision} />
      <button
        className="button primary"
        name="what"
        value="confirm"
        aria-label={`Confirm the level ${label}`}
      >
        Confirm
      </button>
      <SelectField
        label="Other level"
        name="level"
        options={[['', '—'], ...recheckLevels.filter(([value]) => value !== String(level))]}
        error={error}
      />
      <button
        className="button"
        name="what"
        value="recode"
        aria-label={`Change the level ${label}`}
      >
        Recode
      </button>
      <button
        className="button"
        name="what"
        value="withdraw"
        aria-label={`Withdraw the position ${label}`}
      >
        Withdraw
      </button>
    </Form>
  )
}
