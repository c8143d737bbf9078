import { Link, useSearchParams } from '@remix-run/react'

/**
 * Moves among the pages of a list; the filters in the address stay. `isMore`: there are more pages than `pages`, and
 * nobody counted how many.
 */
export function Pager({
  page,
  pages,
  isMore = false,
  words: [before, after] = ['Newer', 'Older'],
  param = 'page',
  label = 'Pages',
}: {
  page: number
  pages: number
  isMore?: boolean
  words?: readonly [string, string]
  /** Where a page shows several lists: under which name the address holds this one's page, and what it is called. */
  param?: string
  label?: string
}) {
  const [params] = useSearchParams()
  if (pages < 2) return null
  const pageAddress = (number: number) => {
    const next = new URLSearchParams(params)
    next.set(param, String(number))
    return `?${next}`
  }
  return (
    <nav className="between small" aria-label={label}>
      {page > 1 ? (
        <Link className="button" to={pageAddress(page - 1)} rel="prev">
          ← {before}
        </Link>
      ) : (
        <span />
      )}
      <span className="muted">
        Page {page} of {isMore && 'more than '}
        {pages}
      </span>
      {page < pages || isMore ? (
        <Link className="button" to={pageAddress(page + 1)} rel="next">
          {after} →
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
