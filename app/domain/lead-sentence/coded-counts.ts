import { absences, levels, type Absence, type Level } from '../level.ts'

/** How often passages were coded with each level and absence. */
export type CodedCounts = ReadonlyMap<Level | Absence, number>

type Coded = { level: Level | null; absence: Absence | null }

/** Each level and absence that occurs, from strongly opposes to strongly supports, then what is no level. */
const order: readonly (Level | Absence)[] = [
  ...levels.map(({ level }) => level),
  ...absences.map(({ absence }) => absence),
]

/** How often each was given to passages that count. */
export function countCodings(positions: readonly Coded[]): CodedCounts {
  return addCounts(
    positions.flatMap(({ level, absence }) => {
      const value = level ?? absence
      return value === null ? [] : [new Map([[value, 1]])]
    }),
  )
}

export function addCounts(all: readonly CodedCounts[]): CodedCounts {
  const sums = new Map<Level | Absence, number>()
  for (const counts of all)
    for (const [value, count] of counts) sums.set(value, (sums.get(value) ?? 0) + count)
  return new Map(
    order.flatMap((value) => {
      const sum = sums.get(value)
      return sum ? [[value, sum] as const] : []
    }),
  )
}
