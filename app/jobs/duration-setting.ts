const unitMilliseconds = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** How many milliseconds a setting names, such as 30s, 6h or 1d. Throws a sentence where it names none. */
export function readDuration(setting: string, written: string): number {
  const [, count, unit] = /^([1-9]\d{0,4})([smhd])$/.exec(written) ?? []
  if (!count)
    throw new Error(`${setting} is “${written}”. Write a number and a unit, such as 30m, 6h or 1d.`)
  return Number(count) * unitMilliseconds[unit as keyof typeof unitMilliseconds]
}
