import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { nameKey } from '#app/domain/keys/key-names.ts'
import { findKey } from '#app/domain/keys/key-table.ts'
import { isTyping } from '../is-typing.ts'
import { useChosenKeys } from '../keys/use-keys.ts'
import type { QuoteHref } from './strip-rows.ts'

/** A mark on a strip: whose, on which topic, and which of its statements. */
export type StripMark = { actorId: string; topicId: string; index: number }

type Places = {
  /** What a mark is called (`mark-key.ts`); null where there is no such mark. */
  keyOf: (mark: StripMark) => string | null
  quoteHref: QuoteHref
}

/** A pointer that left a mark may come back, and the way to its quote takes a moment. Milliseconds. */
const leavingDelay = 200

/**
 * The mark under the pointer, or the one that keys walked to. ↑ ↓ go from actor to actor, ← → from letter to letter
 * along one, Enter opens the letter's sentence beside the strips, and Esc leaves it.
 */
export function useStripKeys(
  table: RefObject<HTMLElement | null>,
  { keyOf, quoteHref }: Places,
): StripMark | null {
  const [mark, setMark] = useState<StripMark | null>(null)
  const lastMark = useRef<StripMark | null>(null)
  const navigate = useNavigate()
  const pinKey = findKey('pin strip', useChosenKeys())
  useEffect(() => {
    const host = table.current
    if (!host) return
    let leaving: ReturnType<typeof setTimeout> | undefined
    const show = (next: StripMark | null) => {
      clearTimeout(leaving)
      if (next) lastMark.current = next
      setMark(next)
    }
    const open = (chosen: StripMark) => {
      const markKey = keyOf(chosen)
      show(null)
      if (markKey)
        navigate(quoteHref(markKey, chosen.actorId, chosen.topicId), {
          preventScrollReset: true,
        })
    }
    const onOver = (event: PointerEvent) => {
      const found = findMark(event.target)
      if (found) show(found)
      else leaving = setTimeout(() => setMark(null), leavingDelay)
    }
    const onLeave = () => {
      leaving = setTimeout(() => setMark(null), leavingDelay)
    }
    const onClick = (event: MouseEvent) => {
      const found = findMark(event.target)
      if (found) open(found)
    }
    const onKey = (event: KeyboardEvent) =>
      actOnKey(event, pinKey, {
        host,
        mark: mark ?? lastMark.current,
        isShown: mark !== null,
        show,
        open,
        keyOf,
      })
    const listening = new AbortController()
    const { signal } = listening
    host.addEventListener('pointerover', onOver, { signal })
    host.addEventListener('pointerleave', onLeave, { signal })
    host.addEventListener('click', onClick, { signal })
    host.addEventListener('keydown', onKey, { signal })
    return () => {
      clearTimeout(leaving)
      listening.abort()
    }
  })
  return mark
}

/** What a key does on a row, where it does anything. Esc that has no quote to leave here is the page's. */
function actOnKey(event: KeyboardEvent, pinKey: string, deed: Omit<Deed, 'row'>) {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
  const row = (event.target as HTMLElement).closest<HTMLElement>('[data-actor]')
  const act = nameKey(event) === pinKey ? pinRow : keyActions[event.key]
  if (!row || !act || (event.key === 'Escape' && !deed.isShown)) return
  event.preventDefault()
  act({ ...deed, row })
}

type Deed = {
  host: HTMLElement
  row: HTMLElement
  /** The mark that was walked to last. */
  mark: StripMark | null
  isShown: boolean
  show: (mark: StripMark | null) => void
  open: (mark: StripMark) => void
  keyOf: Places['keyOf']
}

const keyActions: Record<string, (deed: Deed) => void> = {
  ArrowDown: (deed) => moveToRow(deed, 1),
  ArrowUp: (deed) => moveToRow(deed, -1),
  ArrowRight: (deed) => moveAlong(deed, 1),
  ArrowLeft: (deed) => moveAlong(deed, -1),
  Enter: ({ row, mark, isShown, open }) => {
    if (isShown && mark && mark.actorId === row.dataset.actor) open(mark)
    else row.querySelector<HTMLElement>('[role=rowheader] a')?.click()
  },
  Escape: ({ show }) => show(null),
}

const pinRow = ({ row }: Deed) => row.querySelector<HTMLElement>('.pin-button')?.click()

/** The next row keeps the letter's place in time: none is chosen until somebody walks along it. */
function moveToRow({ host, row, show }: Deed, direction: 1 | -1) {
  const rows = [...host.querySelectorAll<HTMLElement>('[data-actor]')]
  const next = rows[rows.indexOf(row) + direction]
  if (!next) return
  show(null)
  focusRow(host, next)
}

/** Only one row is a stop of the Tab key: the one that was walked to last. */
function focusRow(host: HTMLElement, row: HTMLElement) {
  for (const other of host.querySelectorAll('[data-actor][tabindex="0"]'))
    other.setAttribute('tabindex', '-1')
  row.setAttribute('tabindex', '0')
  row.focus()
  row.scrollIntoView({ block: 'nearest' })
}

/** From the newest letter backwards, or to the one beside the mark. */
function moveAlong({ row, mark, show, keyOf }: Deed, direction: 1 | -1) {
  const actorId = row.dataset.actor!
  const topicId = row.querySelector<HTMLElement>('[data-topic]')!.dataset.topic!
  const here = mark?.actorId === actorId ? mark : null
  if (here) {
    const next = { ...here, index: here.index + direction }
    if (keyOf(next)) show(next)
    return
  }
  let index = 0
  while (keyOf({ actorId, topicId, index: index + 1 })) index += 1
  if (keyOf({ actorId, topicId, index })) show({ actorId, topicId, index })
}

function findMark(target: EventTarget | null): StripMark | null {
  const element = (target as Element | null)?.closest?.('[data-n]')
  const place = element?.closest<HTMLElement>('[data-topic]')
  const actor = place?.closest<HTMLElement>('[data-actor]')
  if (!element || !place || !actor) return null
  return {
    actorId: actor.dataset.actor!,
    topicId: place.dataset.topic!,
    index: Number(element.getAttribute('data-n')),
  }
}
