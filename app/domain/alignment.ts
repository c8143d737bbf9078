/** A stance per topic on the scale -2 to 2; null or missing where it is not known. */
export type TopicStances = Readonly<Record<string, number | null | undefined>>

/**
 * How close two actors stand: the mean over topics on which both have a stance of 1 - |difference| / 4 (method
 * version 1, rule 10; 4 is the scale's range). From 0 (opposite ends) to 1; null without a shared topic.
 */
export function computeAlignment(
  a: TopicStances,
  b: TopicStances,
): { alignment: number | null; topics: number } {
  const shares = Object.keys(a).flatMap((topic) => {
    const [one, other] = [a[topic], Object.hasOwn(b, topic) ? b[topic] : null]
    return typeof one === 'number' && typeof other === 'number'
      ? [1 - Math.abs(one - other) / 4]
      : []
  })
  if (!shares.length) return { alignment: null, topics: 0 }
  return {
    alignment: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    topics: shares.length,
  }
}
