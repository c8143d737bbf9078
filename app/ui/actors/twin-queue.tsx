import { useRef, useState } from 'react'
import { useKeys, type KeyAction } from '../keys/use-keys.ts'
import { KeyName } from '../keys/key-cap.tsx'
import { TwinCard, type TwinPairView } from './twin-card.tsx'
import '../history.css'
import './twins.css'

/** The pairs one below the other. Keys press the buttons of the one that the cursor is on, which then moves on. */
export function TwinQueue({
  pairs,
  mayDecide,
}: {
  pairs: readonly TwinPairView[]
  mayDecide: boolean
}) {
  const list = useRef<HTMLOListElement>(null)
  const [current, setCurrent] = useState(0)
  useTwinKeys(list, current, setCurrent)
  if (!pairs.length) return null
  return (
    <>
      {mayDecide && (
        <p className="small muted no-print twin-keys">
          <KeyName id="same twins" /> same · <KeyName id="different twins" /> different ·{' '}
          <KeyName id="later twins" /> later · <KeyName id="other twin" /> the other one remains ·{' '}
          <KeyName id="arrow to next twins" /> <KeyName id="arrow to previous twins" /> or{' '}
          <KeyName id="next twins" /> <KeyName id="previous twins" /> move. The same key again takes
          it back, <KeyName id="undo twins" /> the last one.
        </p>
      )}
      <ol className="plain twins" ref={list}>
        {pairs.map((pair, index) => (
          <TwinCard
            key={pair.key}
            pair={pair}
            isCurrent={index === current}
            mayDecide={mayDecide}
            onChosen={() => setCurrent(index)}
          />
        ))}
      </ol>
    </>
  )
}

function useTwinKeys(
  list: React.RefObject<HTMLOListElement>,
  current: number,
  setCurrent: (index: number) => void,
): void {
  const latest = useRef(current)
  const last = useRef<number | null>(null)
  latest.current = current
  const cardAt = (index: number) => list.current?.children[index] as HTMLElement | undefined
  const move = (to: number) => {
    const card = cardAt(to)
    if (!card) return
    setCurrent(to)
    card.focus({ preventScroll: true })
    card.scrollIntoView({ block: 'nearest' })
  }
  const press = (key: string) => {
    const index = latest.current
    const button = cardAt(index)?.querySelector<HTMLButtonElement>(`[data-key="${key}"]`)
    if (!button || button.disabled) return
    const isTakenBack = button.value === 'take back'
    button.click()
    if (key === 't' || isTakenBack) return
    last.current = index
    move(index + 1)
  }
  const takeLastBack = () => {
    if (last.current === null) return
    const button = cardAt(last.current)?.querySelector<HTMLButtonElement>('[value="take back"]')
    if (!button) return
    button.click()
    move(last.current)
  }
  useKeys({
    'same twins': whenFree(() => press('s')),
    'different twins': whenFree(() => press('d')),
    'later twins': whenFree(() => press('l')),
    'other twin': whenFree(() => press('t')),
    'undo twins': whenFree(takeLastBack),
    'next twins': whenFree(() => move(latest.current + 1)),
    'previous twins': whenFree(() => move(latest.current - 1)),
    'arrow to next twins': whenFree(() => move(latest.current + 1)),
    'arrow to previous twins': whenFree(() => move(latest.current - 1)),
  })
}

/** Only where no key repeats. */
function whenFree(deed: () => void): KeyAction {
  return (event) => {
    // Between radio buttons the arrows choose.
    const isChoosing =
      event.key.startsWith('Arrow') && (event.target as HTMLElement).matches?.('input')
    return event.repeat || isChoosing ? false : deed()
  }
}
