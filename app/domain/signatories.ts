/** So many are named one by one; of more the first is named, and the others are counted. */
export const mostNamed = 3

/**
 * `Matrix Foundation and 28 signatories`: those who say something jointly, in the order of the letter, for a line.
 * Names that are not for the reader (undefined) are left out and not counted.
 */
export function nameSignatories(names: readonly (string | undefined)[]): string {
  const seen = names.filter((name): name is string => Boolean(name))
  return seen.length > mostNamed ? `${seen[0]} and ${seen.length - 1} signatories` : seen.join(', ')
}
