import { Link } from '@remix-run/react'
import { ApartList } from '../apart-list.tsx'
import { useSelectionPath } from '../use-selection-path.ts'

type UnmovedRow = {
  actor: { id: string; name: string }
  topic: { id: string; name: string }
  reason: string | null
}
type Props = {
  heading: string
  says: string
  list: { rows: readonly UnmovedRow[]; total: number; page: number; pages: number }
  param: string
  /** Whether the topic stands beside each name. */
  named: boolean
}

/** Those who did not move, or of whom it cannot be said. */
export function UnmovedList({ named, ...list }: Props) {
  const withSelection = useSelectionPath()
  return (
    <ApartList {...list} as="h3">
      {({ actor, topic, reason }) => (
        <li key={`${actor.id} ${topic.id}`}>
          <Link to={withSelection(`moves/${topic.id}/${actor.id}`)}>{actor.name}</Link>
          <span className="muted">
            {[named && topic.name, reason]
              .filter(Boolean)
              .map((words) => ` · ${words as string}`)
              .join('')}
          </span>
        </li>
      )}
    </ApartList>
  )
}
