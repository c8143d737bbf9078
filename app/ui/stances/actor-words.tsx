import { Link } from '@remix-run/react'
import { toChoosingAddress } from '#app/domain/selection/choosing-address.ts'
import { capitaliseFirst, formatQuantity } from '#app/domain/text/words.ts'
import { useDossierPath } from '../use-dossier-path.ts'
import { leaveBehind, SelectionProblem } from './selection-part.tsx'
import { everybodyAgain, type SelectionProps } from './shown-selection.ts'

/** Whom a page is about: how many of how many, by which rule, and the way to where others are chosen. */
export function ActorWords({ selection, actorCount, action, params, hrefWith }: SelectionProps) {
  const slug = useDossierPath()().slice('/dossiers/'.length)
  const { chosen, who, errors } = selection
  const usual = who?.usual ?? 'all who spoke on it'
  const rule = who?.rule ?? (chosen.length ? 'chosen by name' : usual)
  const kept = new URLSearchParams(params)
  for (const name of Object.keys(leaveBehind(params))) kept.delete(name)
  return (
    <div>
      <span className="tiny muted">Who</span>
      <b>{countSome(actorCount, who?.of ?? 0)}</b>: <span dir="auto">{rule}</span>
      <span className="no-print">
        {' '}
        ·{' '}
        <Link
          className="change"
          to={toChoosingAddress(slug, action, kept)}
          aria-label="Change who is shown"
        >
          change
        </Link>
      </span>
      {rule !== usual && (
        <span className="small no-print">
          {' '}
          ·{' '}
          <Link to={hrefWith({ ...leaveBehind(params), ...everybodyAgain })}>
            {capitaliseFirst(usual)}
          </Link>
        </span>
      )}
      {[errors.names, errors.actor, errors.add, errors.who].map((words, place) => (
        <SelectionProblem key={place} words={words} />
      ))}
    </div>
  )
}

function countSome(shown: number, all: number): string {
  return all > shown
    ? `${shown.toLocaleString('en')} of ${formatQuantity(all, 'actor')}`
    : formatQuantity(shown, 'actor')
}
