import { useFetcher, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { hasColour } from '#app/domain/actor-marks.ts'
import { MarkGlyph } from './mark-glyph.tsx'
import { findPinnedMark, type Pins } from './pins.ts'
import './pins.css'

type PinProps = { pins: Pins; actor: { id: string; name: string } }

type PinAnswer = { ok: false; errors: Record<string, string> }

/** A form of one button that pins or unpins an actor and stays on the page; `why` is what the server refused. */
function usePinForm({ pins, actor }: PinProps) {
  const fetcher = useFetcher<PinAnswer>()
  const { pathname, search } = useLocation()
  const isPinned = findPinnedMark(pins, actor.id) !== null
  const form = (deed: 'pin' | 'unpin', button: ReactNode) => (
    <fetcher.Form
      className="pin-form"
      method="post"
      action={`/dossiers/${pins.slug}/pins`}
      preventScrollReset
    >
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="actor" value={actor.id} />
      <input type="hidden" name="from" value={pathname + search} />
      {button}
    </fetcher.Form>
  )
  const why = fetcher.state === 'idle' && fetcher.data?.errors.form
  return { isPinned, form, why }
}

/** Keeps an actor in sight, or does so no more. */
export function PinButton({ pins, actor }: PinProps) {
  const { isPinned, form, why } = usePinForm({ pins, actor })
  const mark = findPinnedMark(pins, actor.id)
  return (
    <>
      {form(
        isPinned ? 'unpin' : 'pin',
        <button
          className="pin-button"
          type="submit"
          aria-pressed={isPinned}
          aria-label={`Pin ${actor.name}`}
          title={isPinned ? `Unpin ${actor.name}` : `Pin ${actor.name}`}
        >
          {mark === null ? <EmptyPin /> : <MarkGlyph mark={mark} />}
        </button>,
      )}
      {why && (
        <span className="notice bad pin-refusal" role="alert">
          {why}
        </span>
      )}
    </>
  )
}

/** An actor’s name with the button that pins it before it; once pinned, with a stripe in its colour. */
export function Pinnable({ pins, actor, children }: PinProps & { children: ReactNode }) {
  const mark = findPinnedMark(pins, actor.id)
  const stripe =
    mark === null ? '' : ` pin-stripe ${hasColour(mark) ? `pair-${mark + 1}` : 'pair-none'}`
  return (
    <div className={`pinnable${stripe}`}>
      <PinButton pins={pins} actor={actor} />
      <span>{children}</span>
    </div>
  )
}

/** The cross on a chip. */
export function UnpinButton({ pins, actor }: PinProps) {
  const { form } = usePinForm({ pins, actor })
  return form(
    'unpin',
    <button
      className="unpin"
      type="submit"
      aria-label={`Unpin ${actor.name}`}
      title={`Unpin ${actor.name}`}
    >
      <span aria-hidden="true">×</span>
    </button>,
  )
}

function EmptyPin() {
  return (
    <svg className="mark-glyph" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M5 1.5h6M6 1.5v5L3.5 9.5h9L10 6.5v-5M8 9.5v5"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.4}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  )
}
