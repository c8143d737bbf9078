import { createContext, useContext } from 'react'

/** Opens the help of the page; null where scripts do not run or the page has none. */
export const HelpContext = createContext<(() => void) | null>(null)

export const useHelp = (): (() => void) | null => useContext(HelpContext)
