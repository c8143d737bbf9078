import { Link, useSearchParams } from '@remix-run/react'

/** Moves among the pages of a list; the filters in the address stay. */
export function Pager({
  page,
  pages,
  words: [before, after] = ['Newer', 'Older'],
}: {
  page: number
  pages: number
  words?: readonly [string, string]
}) {
  const [params] = useSearchParams()
  if (pages < 2) return null
  const pageAddress = (number: number) => {
    const next = new URLSearchParams(params)
    next.set('page', String(number))
    return `?${next}`
  }
  return (
    <nav className="between small" aria-label="Pages">
      {page > 1 ? (
        <Link className="button" to={pageAddress(page - 1)} rel="prev">
          ← {before}
        </Link>
      ) : (
        <span />
      )}
      <span className="muted">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <Link className="button" to={pageAddress(page + 1)} rel="next">
          {after} →
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
