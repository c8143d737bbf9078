import { Link } from '@remix-run/react'
import type { ListOutcome } from '#app/domain/lists/list-plan.ts'

type ListTabsView = { counts: Record<ListOutcome, number>; total: number }

const tabs = [
  ['new', 'New'],
  ['changed', 'Changed'],
  ['asked', 'Asked'],
  ['refused', 'Refused'],
  ['same', 'The same'],
  ['left out', 'Left out'],
  ['all', 'All'],
] as const

/** Which rows of a list are shown, with how many there are of each outcome. */
export function ListTabs({ view, show }: { view: ListTabsView; show: string }) {
  const present = tabs.filter(([outcome]) => outcome === 'all' || view.counts[outcome] > 0)
  return (
    <nav aria-label="Rows of this list">
      <ul className="shown">
        {present.map(([outcome, name]) => (
          <li key={outcome}>
            <Link
              to={`?show=${outcome.replaceAll(' ', '-')}`}
              aria-current={show === outcome ? 'page' : undefined}
              preventScrollReset
            >
              {name}{' '}
              <span className="tiny">
                {(outcome === 'all' ? view.total : view.counts[outcome]).toLocaleString('en')}
              </span>
            </Link>
          </li>
        ))}
        {view.counts.refused > 0 && (
          <li>
            <Link to="refused.csv" reloadDocument>
              Refused rows as CSV
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}
