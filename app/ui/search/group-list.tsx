import { Form, Link } from '@remix-run/react'
import {
  formatShown,
  searchKinds,
  type SearchGroup,
  type SearchRow,
} from '#app/domain/search/search-groups.ts'
import { PositionChip } from '../chip.tsx'
import { MarkedWords } from './marked-words.tsx'
import './search.css'

type Props = {
  groups: readonly SearchGroup[]
  /** Whether one kind alone is shown, page by page. */
  isOnly: boolean
}

/** What was found, kind by kind: the first of each with what it was found by, and the way to all. */
export function GroupList({ groups, isOnly }: Props) {
  return (
    <div className="stack search-groups">
      {groups.map((group) => (
        <section key={group.kind} className="card" aria-labelledby={`found-${group.kind}`}>
          <div className="between">
            <h2 id={`found-${group.kind}`}>
              {getWord(group)} <span className="muted small">{formatShown(group)}</span>
            </h2>
            {!isOnly && group.total > 0 && (group.rows.length < group.total || group.isMore) && (
              <Link className="small" to={group.allHref}>
                All {getWord(group).toLowerCase()}
              </Link>
            )}
          </div>
          {group.says && <p className="small muted">{group.says}</p>}
          <ul className="plain search-rows">
            {group.rows.map((row) => (
              <li key={row.id}>
                <RowName row={row} kind={group.kind} />
                <RowReasons row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

export function getWord({ kind }: Pick<SearchGroup, 'kind'>): string {
  return searchKinds.find((row) => row.kind === kind)!.word
}

function RowName({ row, kind }: { row: SearchRow; kind: SearchGroup['kind'] }) {
  const words = <MarkedWords pieces={row.name} />
  if (row.isDeed)
    return (
      <Form method="post" action={row.href}>
        <button className="button" type="submit">
          {words}
        </button>
      </Form>
    )
  return (
    <Link className={`search-name ${kind}`} to={row.href} dir="auto">
      {words}
    </Link>
  )
}

/** How far a quote goes, what stands beside a name, and what of it was found where neither shows it. */
export function RowReasons({ row: { coding, beside, why } }: { row: SearchRow }) {
  return (
    <>
      {(coding || beside.length > 0) && (
        <span className="search-beside small muted">
          {coding && <PositionChip position={coding} />}{' '}
          <span dir="auto">
            <MarkedWords pieces={beside} />
          </span>
        </span>
      )}
      {why.map((pieces, index) => (
        <span key={index} className="search-why small" dir="auto">
          <MarkedWords pieces={pieces} />
        </span>
      ))}
    </>
  )
}
