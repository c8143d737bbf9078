import { formatKey, toKeyShortcut } from '#app/domain/keys/key-names.ts'
import { findKey, type KeyId } from '#app/domain/keys/key-table.ts'
import { useChosenKeys } from './use-keys.ts'

/** The key of a deed as it is printed on its button. */
export function KeyCap({ id }: { id: KeyId }) {
  const key = findKey(id, useChosenKeys())
  return (
    key && (
      <kbd className="keycap" aria-hidden="true">
        {formatKey(key)}
      </kbd>
    )
  )
}

/** The key of a deed in a sentence, which is read out with it. */
export function KeyName({ id }: { id: KeyId }) {
  return <kbd>{formatKey(findKey(id, useChosenKeys())) || 'no key'}</kbd>
}

/** The keys of deeds as `aria-keyshortcuts` of what does the same. */
export function useShortcutOf(): (...ids: KeyId[]) => string {
  const chosen = useChosenKeys()
  return (...ids) =>
    ids
      .map((id) => toKeyShortcut(findKey(id, chosen)))
      .filter(Boolean)
      .join(' ')
}
