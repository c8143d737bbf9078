import { Link, useNavigate } from '@remix-run/react'
import type { ReactNode } from 'react'
import { KeyCap } from '../keys/key-cap.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { findPinnedMark, type Pins } from '../pins/pins.ts'
import type { AddressChanges } from './address.ts'
import type { StripTableGroup } from './strip-rows.ts'

type Props = {
  pins: Pins
  groups: readonly StripTableGroup[]
  params: URLSearchParams
  hrefWith: (changes: AddressChanges) => string
  /** The strips. */
  children: ReactNode
}

/** Greys the strips of those who are not pinned where the address asks for it: by a link, or by the key F. */
export function StripFocus({ pins, groups, params, hrefWith, children }: Props) {
  const isOn = params.get('focus') === 'pinned'
  const pinned = countPinned(groups, pins)
  const href = hrefWith({ focus: isOn ? null : 'pinned' })
  const isOffered = pinned > 0 || isOn
  useFocusKey(isOffered, href)
  return (
    <div className={isOn && pinned > 0 ? 'strips-focused' : undefined}>
      {isOffered && (
        <p className="small no-print">
          <Link to={href} preventScrollReset replace>
            {isOn ? 'Show all in colour' : `Focus on the ${pinned} pinned`}{' '}
            <KeyCap id="focus pinned" />
          </Link>
          {isOn && <span className="muted"> {describeFocus(pinned)}</span>}
        </p>
      )}
      {children}
    </div>
  )
}

const describeFocus = (pinned: number): string =>
  pinned > 0
    ? 'The strips of all others are grey; their bars and words are not.'
    : 'None of the actors shown is pinned, so nothing is grey. Pin one with P.'

/** How many of the actors whose rows are shown the reader pinned. */
function countPinned(groups: Props['groups'], pins: Pins): number {
  const shown = groups.flatMap(({ rows }) => rows.map(({ actor }) => actor.id))
  return new Set(shown.filter((id) => findPinnedMark(pins, id) !== null)).size
}

function useFocusKey(isOffered: boolean, href: string): void {
  const navigate = useNavigate()
  useKeys(
    { 'focus pinned': () => navigate(href, { preventScrollReset: true, replace: true }) },
    { isEnabled: isOffered },
  )
}
