import { Link } from '@remix-run/react'
import { formatDay, type Day } from '#app/domain/days.ts'
import { isWebAddress } from '#app/domain/form-fields.ts'

type Proven = {
  letterId: string | null
  letter: string | null
  source: string | null
  said: { by: string | null; day: Day } | null
}

/** What proves a row: a letter, a page, and who typed it. */
export function ProofCell({ row: { letterId, letter, source, said } }: { row: Proven }) {
  return (
    <>
      {letterId && <Link to={`/letters/${letterId}`}>{letter}</Link>}
      {source &&
        (isWebAddress(source) ? (
          <a href={source} rel="noreferrer nofollow">
            {new URL(source).host}
          </a>
        ) : (
          source
        ))}
      <div className="tiny muted">
        {said
          ? `typed${said.by ? ` by ${said.by}` : ''} on ${formatDay(said.day)}`
          : 'came in with a file'}
      </div>
    </>
  )
}
