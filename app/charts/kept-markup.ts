import { createContext, useContext, useState, useSyncExternalStore, type ReactElement } from 'react'

/**
 * Writes an element as markup, once for each key: a key names all that the element shows, within the process that
 * writes it.
 */
export type MarkupWriter = (key: string, element: ReactElement) => string

/**
 * Where the markup of still pictures comes from: a server writes it, a browser finds it in the page that it opened.
 * Without either they are drawn as elements.
 */
export const KeptMarkupContext = createContext<MarkupWriter | 'in the page' | null>(null)

type KeptContent =
  | { children: ReactElement }
  | { dangerouslySetInnerHTML: { __html: string }; suppressHydrationWarning: true }

/**
 * What stands within an element and is drawn anew only when `key` changes: as props of that element. The server takes
 * the markup that it wrote before, and the browser leaves alone what came with the page, so that hundreds of marks
 * that nobody handles cost a page little. The content may hold no handlers, no state and no context.
 */
export function useKeptContent(key: string, content: ReactElement): KeptContent {
  const source = useContext(KeptMarkupContext)
  const isInPage = useSyncExternalStore(subscribeToNothing, isDrawnHere, isTakenOver)
  const [keyInPage, setKeyInPage] = useState(isInPage ? key : null)
  // What came with the page is gone for good once something else was drawn.
  if (keyInPage !== null && keyInPage !== key) setKeyInPage(null)
  if (typeof source === 'function') return keepMarkup(source(key, content))
  if (source === 'in the page' && key === keyInPage) return keepMarkup('')
  return { children: content }
}

function keepMarkup(markup: string): KeptContent {
  return { dangerouslySetInnerHTML: { __html: markup }, suppressHydrationWarning: true }
}

const subscribeToNothing = () => () => {}
const isDrawnHere = () => false
/** React asks this one while it takes over what the server sent. */
const isTakenOver = () => true
