import { Link } from '@remix-run/react'

/** The way to what is open in several letters at once. */
export function DoubtsLink({
  id,
  items,
}: {
  id: string
  items: { asking: number; doubtful: number }
}) {
  const open = items.asking + items.doubtful
  return open > 0 ? (
    <p className="small row">
      <Link to={`/imports/${id}/table`}>Settle them in a table</Link>

      {open > 1 && (
        <Link to={`/imports/${id}/doubts`}>
          Settle what is open in these {open.toLocaleString('en')} letters by its kind
        </Link>
      )}
    </p>
  ) : null
}
