/** In which orders letters that were found are listed; the first is the usual one. */
export const letterOrders = [
  { order: 'newest', name: 'newest first' },
  { order: 'oldest', name: 'oldest first' },
  { order: 'fit', name: 'best fit first' },
] as const

/** By so many characters of it a letter's fit is measured: the whole of most, the beginning of a long document. */
export const fitCharacters = 20_000

export type LetterOrder = (typeof letterOrders)[number]['order']

/** What an address asks for; the usual one where it asks for none that there is. */
export function readLetterOrder(written: string | null): LetterOrder {
  return letterOrders.find(({ order }) => order === written)?.order ?? 'newest'
}

export function nameLetterOrder(order: LetterOrder): string {
  return letterOrders.find((row) => row.order === order)!.name
}
