import { Link } from '@remix-run/react'
import { describeLeftOut } from '#app/domain/second-coding/second-codings.ts'
import './left-out-note.css'

/** Above every page: which letters it leaves out, because whoever reads it codes them a second time. */
export function LeftOutNote({
  letters,
}: {
  letters: readonly { letterId: string; title: string }[]
}) {
  if (!letters.length) return null
  const [only, ...others] = letters
  return (
    <aside className="left-out small" aria-label="What is left out">
      {describeLeftOut(letters.length)}
      {others.length === 0 ? (
        <>
          {' '}
          (<Link to={`/letters/${only!.letterId}`}>{only!.title}</Link>).
        </>
      ) : (
        <details>
          <summary>Which</summary>
          <ul className="plain">
            {letters.map(({ letterId, title }) => (
              <li key={letterId}>
                <Link to={`/letters/${letterId}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </aside>
  )
}
