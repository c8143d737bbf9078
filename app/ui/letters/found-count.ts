import { type LetterOrder, nameLetterOrder } from '#app/domain/search/letter-orders.ts'
import { formatQuantity } from '#app/domain/text/words.ts'

/** `12 letters found`, or that there are more than were counted. */
export function describeFoundCount({
  total,
  isMore,
  narrowed,
}: {
  total: number
  isMore: boolean
  narrowed: boolean
}): string {
  const found = `${formatQuantity(total, 'letter')}${narrowed ? ' found' : ''}`
  return isMore ? `More than ${found}` : found
}

/** `, newest first`; by fit with how many were put in order, where there are more. */
export function describeOrder({
  typed,
  order,
  total,
  isMore,
}: {
  typed: string
  order: LetterOrder
  total: number
  isMore: boolean
}): string {
  if (!typed.trim()) return `, ${nameLetterOrder(order === 'oldest' ? 'oldest' : 'newest')}`
  const among = order === 'fit' && isMore ? ` of the ${total.toLocaleString('en')} newest` : ''
  return `, ${nameLetterOrder(order)}${among}`
}
