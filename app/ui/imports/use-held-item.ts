import { useState } from 'react'
import type { EditedItem, RefusedItem } from './edited-item.ts'

/**
 * The item as its form was begun. While somebody types, the page may load its data again; what others changed in the
 * item's fields is not slipped below what is typed, so that sending the form says so instead of overwriting it.
 */
export function useHeldItem(item: EditedItem, refused: RefusedItem | null): EditedItem {
  const [held, setHeld] = useState(item)
  const isOwnChange = refused?.item?.revision === item.revision
  const isSameForm = JSON.stringify(held.fields) === JSON.stringify(item.fields)
  if (held === item || !(isOwnChange || isSameForm)) return held
  setHeld(item)
  return item
}
