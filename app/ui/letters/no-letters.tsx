import { Link } from '@remix-run/react'

/** What stands where no letter is listed: that none fits, or how the first comes in. */
export function NoLetters({
  isFiltered,
  mayAdd,
  suffix,
}: {
  isFiltered: boolean
  mayAdd: boolean
  suffix: string
}) {
  return (
    <div className="card empty">
      <h2>{isFiltered ? 'No letter fits' : 'There are no letters yet'}</h2>
      <p>
        {isFiltered
          ? 'Take a filter away, or search for fewer words. “encrypt” finds “encryption”, “*schlüssel” finds “Verschlüsselung”.'
          : 'Paste the first one, or choose its file: who wrote it, to whom and when is read from its head.'}
      </p>
      {isFiltered ? (
        <Link className="button" to={`/letters${suffix}`}>
          Show all letters
        </Link>
      ) : (
        mayAdd && (
          <Link className="button primary" to={`/letters/new${suffix}`}>
            Add a letter
          </Link>
        )
      )}
    </div>
  )
}
