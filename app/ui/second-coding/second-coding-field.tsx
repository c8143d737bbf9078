import { createContext, useContext } from 'react'

/** The second coding that a letter is shown in, by its id; null where what is coded counts. */
export const SecondCodingContext = createContext<string | null>(null)

/** Says in every form of a letter which coding it was opened in, so that it is stored there or nowhere. */
export function SecondCodingField() {
  const codingId = useContext(SecondCodingContext)
  return codingId && <input type="hidden" name="codingId" value={codingId} />
}
