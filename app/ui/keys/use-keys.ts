import { createContext, useContext, useEffect, useMemo, useRef } from 'react'
import { nameKey } from '#app/domain/keys/key-names.ts'
import { findKey, type ChosenKeys, type KeyId } from '#app/domain/keys/key-table.ts'
import { isTyping } from '../is-typing.ts'

/** The keys that the person who is signed in chose. */
export const ChosenKeysContext = createContext<ChosenKeys>({})

export const useChosenKeys = (): ChosenKeys => useContext(ChosenKeysContext)

/** What a key does; `false` where it is not meant, so that the browser does what it would. */
export type KeyAction = (event: KeyboardEvent) => unknown

type KeyOptions = {
  isEnabled?: boolean
  /** Those of the keys that act while somebody writes in a field, too. */
  inFields?: readonly KeyId[]
}

/**
 * Binds keys of the table to what they do here, by the keys that the person chose. They are silent while somebody
 * types and while a dialog is open, and leave alone what another part of the page has taken.
 */
export function useKeys(
  actions: Partial<Record<KeyId, KeyAction>>,
  { isEnabled = true, inFields = [] }: KeyOptions = {},
): void {
  const chosen = useChosenKeys()
  const latest = useRef({ actions, inFields })
  latest.current = { actions, inFields }
  const ids = useMemo(() => Object.keys(actions) as KeyId[], [Object.keys(actions).join()]) // eslint-disable-line react-hooks/exhaustive-deps -- the names are what counts
  const bound = useMemo(() => new Map(ids.map((id) => [findKey(id, chosen), id])), [ids, chosen])
  useEffect(() => {
    if (!isEnabled) return
    const press = (event: KeyboardEvent) => {
      const key = nameKey(event)
      const id = bound.get(key)
      if (!id || event.defaultPrevented || event.isComposing) return
      if (/^[0-9]$/.test(key) && isInSequence()) return
      if (document.querySelector('dialog[open]')) {
        // What the browser would do with it stays undone there too.
        if (id === 'search') event.preventDefault()
        return
      }
      if (isTyping(event) && !latest.current.inFields.includes(id)) return
      if (latest.current.actions[id]?.(event) !== false) event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [bound, isEnabled])
}

/** How long after the first key of a sequence the second is waited for, in milliseconds. */
const sequenceWait = 1000
let sequenceBegan = -Infinity

/** Whether a digit belongs to the key before it, so that it means nothing else. */
const isInSequence = (): boolean => performance.now() - sequenceBegan < sequenceWait

/** A key and a digit after it; what the digit does alone is not done then. */
export function useKeySequence(id: KeyId, act: (digit: string) => void): void {
  const latest = useRef(act)
  latest.current = act
  useKeys({
    [id]: () => {
      sequenceBegan = performance.now()
    },
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const digit = nameKey(event)
      if (!/^[1-9]$/.test(digit) || !isInSequence() || isTyping(event)) return
      event.preventDefault()
      latest.current(digit)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
