import { useRef, type ReactNode } from 'react'
import { KeyCap, useShortcutOf } from '../keys/key-cap.tsx'
import { useKeys } from '../keys/use-keys.ts'

type Props = { children: ReactNode; name?: string; value?: string; disabled?: boolean }

/** What sends a letter that is being added on: the button, or its key from any field. */
export function KeepButton({ children, ...button }: Props) {
  const element = useRef<HTMLButtonElement>(null)
  const shortcutOf = useShortcutOf()
  useKeys({ 'keep letter': () => element.current?.click() }, { inFields: ['keep letter'] })
  return (
    <button
      {...button}
      ref={element}
      className="button primary"
      type="submit"
      aria-keyshortcuts={shortcutOf('keep letter')}
    >
      {children} <KeyCap id="keep letter" />
    </button>
  )
}
