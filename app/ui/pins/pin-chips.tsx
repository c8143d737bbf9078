import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { countRound } from '#app/domain/actor-marks.ts'
import { mostPins } from '#app/domain/pins.ts'
import { MarkGlyph } from './mark-glyph.tsx'
import { UnpinButton } from './pin-button.tsx'
import type { Pins } from './pins.ts'
import './pins.css'

/** Whom the reader keeps in sight in a dossier, each in its colour and shape. */
export function PinChips({ pins }: { pins: Pins }) {
  const { pinned, slug } = pins
  const head = useRef<HTMLSpanElement>(null)
  const before = useRef(pinned.length)
  useEffect(() => {
    // The button that unpinned is gone with its chip: the keyboard goes on from the row.
    if (pinned.length < before.current && document.activeElement === document.body)
      head.current?.focus()
    before.current = pinned.length
  }, [pinned.length])
  return (
    <div className="pin-chips no-print" role="group" aria-label="Pinned actors">
      <span className="small muted" ref={head} tabIndex={-1}>
        Pinned {pinned.length} of {mostPins}
      </span>
      {pinned.length > 0 ? (
        <ul>
          {pinned.map((actor) => (
            <li key={actor.id} className="pin-chip">
              <MarkGlyph mark={actor.mark} />
              {countRound(actor.mark) > 1 && <b>{countRound(actor.mark)}</b>}
              <Link to={`/actors/${actor.id}?dossier=${slug}`}>{actor.name}</Link>
              <UnpinButton pins={pins} actor={actor} />
            </li>
          ))}
        </ul>
      ) : (
        <span className="small muted">
          Pin whom you follow in <Link to={`/actors?dossier=${slug}`}>the list of actors</Link>.
        </span>
      )}
    </div>
  )
}
