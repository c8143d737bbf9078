import { Link } from '@remix-run/react'
import { longestSelectionName } from '#app/domain/selection/selection-records.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { RenameOrDelete } from '../rename-or-delete.tsx'

type SavedRow = {
  id: string
  name: string
  savedBy: string
  savedOn: string
  revision: number
  mayChange: boolean
  href: string
}
type Props = {
  saved: { total: number; rows: readonly SavedRow[] }
  /** What was refused of the form of one of them. */
  refused: { id: string; name: string; error?: string } | null
}

/** The saved selections of the dossier: each leads to where it is shown; who made it, and editors, change it. */
export function SavedList({ saved: { total, rows }, refused }: Props) {
  return (
    <section className="card who-pasted" aria-labelledby="who-saved">
      <h2 id="who-saved">Saved selections</h2>
      {rows.length < total && (
        <p className="small muted">
          The newest {rows.length} of {formatQuantity(total, 'selection')}.
        </p>
      )}
      {rows.length ? (
        <ul className="plain who-list">
          {rows.map((row) => (
            <SavedLine key={row.id} row={row} refused={refused?.id === row.id ? refused : null} />
          ))}
        </ul>
      ) : (
        <p className="small muted">
          None yet. What is chosen can be saved under a name, for everybody who reads this dossier.
        </p>
      )}
    </section>
  )
}

function SavedLine({ row, refused }: { row: SavedRow; refused: Props['refused'] }) {
  const { id, name, savedBy, savedOn, revision, mayChange, href } = row
  return (
    <li className="who-saved">
      <Link to={href} dir="auto">
        {name}
      </Link>{' '}
      <span className="small muted">
        by <span dir="auto">{savedBy}</span>, {savedOn}
      </span>
      {mayChange && (
        <RenameOrDelete
          name={name}
          longestName={longestSelectionName}
          hidden={{ selection: id, revision }}
          deeds={{ rename: 'rename', delete: 'delete' }}
          refused={refused}
        />
      )}
    </li>
  )
}
