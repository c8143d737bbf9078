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
