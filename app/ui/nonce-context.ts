import { createContext } from 'react'

/** The nonce of the page that is being rendered, for the scripts of the page itself; only the server knows it. */
export const NonceContext = createContext<string | undefined>(undefined)
