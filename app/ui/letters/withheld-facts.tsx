import { Link } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { Fact } from '../fact.tsx'

/** What was withheld of a letter and by what. */
export type RedactionFacts = {
  marks: number
  share: string | null
  exceptions: readonly { name: string; redactions: number }[]
  open: number
  byMark: Record<number, { short: string; says: string }>
}

type Props = { letterId: string; redacted: RedactionFacts; hasPage: boolean }

/** How much was blacked out before the letter was given out, by which exceptions, and the way to say so. */
export function WithheldFacts({ letterId, redacted, hasPage }: Props) {
  const { marks, share, exceptions, open } = redacted
  return (
    <Fact term="Redactions" small>
      {marks ? formatQuantity(marks, 'redaction') : 'no redactions'}
      {share && <div className="tiny muted">blacked out: {share}</div>}
      {exceptions.map(({ name, redactions }) => (
        <div key={name} className="tiny">
          {name}
          {redactions > 1 && ` (${redactions.toLocaleString('en')})`}
        </div>
      ))}
      {exceptions.length > 0 && open > 0 && (
        <div className="tiny muted">{formatQuantity(open, 'redaction')} without an exception</div>
      )}
      {hasPage && (
        <div className="tiny">
          <Link to={`/letters/${letterId}/redactions`}>Exceptions invoked</Link>
        </div>
      )}
    </Fact>
  )
}
