/** A whole number from 1 to `most`, of four digits at the most, as somebody wrote it; null where it is none. */
export function readCountUpTo(written: string | undefined, most: number): number | null {
  const count = /^\d{1,4}$/.test(written ?? '') ? Number(written) : 0
  return count >= 1 && count <= most ? count : null
}
