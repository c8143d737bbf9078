/**
 * A mark of a strip is called by the end of its position's id: a page has thousands of marks, and ids do not compress.
 * These letters of an id are chance; among the statements of one actor two ends are alike in one of millions.
 */
const keyLength = 8

/** What each of some positions is called among them: the end of its id, or all of it where two end alike. */
export function makeMarkKeys(positionIds: readonly string[]): string[] {
  const ends = positionIds.map((id) => id.slice(-keyLength))
  const counts = new Map<string, number>()
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1)
  return positionIds.map((id, at) => (counts.get(ends[at]!) === 1 ? ends[at]! : id))
}

/**
 * The one of some positions that is called so, by its whole id or by the end of it; none where several end so, as
 * what is shown must be the very sentence.
 */
export function findMarked<T extends { id: string }>(
  positions: readonly T[],
  key: string,
): T | undefined {
  const whole = positions.find(({ id }) => id === key)
  if (whole || key.length !== keyLength) return whole
  const [first, ...others] = positions.filter(({ id }) => id.endsWith(key))
  return others.every(({ id }) => id === first?.id) ? first : undefined
}
