import type { Day } from './days.ts'
import type { Counting } from './evidence.ts'
import { rememberingLast } from './remembered.ts'
import { shifts } from './shifts.ts'
import { counted, stance } from './stance.ts'

/** What of an actor's evidence on a topic counts as of a day, looked through once for as long as it is the same list. */
export const countedOf = rememberingLast((said: readonly Counting[], asOf: Day) =>
  counted(said, asOf),
)

/** The days between which an actor's letters on a topic may have been written: one row for all of them, none without any. */
export function extentOf(said: readonly Counting[]): { firstDay: Day; lastDay: Day }[] {
  const found = extents.get(said) ?? reckonedExtent(said)
  extents.set(said, found)
  return found
}

const extents = new WeakMap<readonly Counting[], { firstDay: Day; lastDay: Day }[]>()

function reckonedExtent(said: readonly Counting[]): { firstDay: Day; lastDay: Day }[] {
  const [oldest, newest] = [said[0], said.at(-1)]
  return oldest && newest
    ? [
        {
          firstDay: said.reduce(
            (day, row) => (row.firstDay < day ? row.firstDay : day),
            oldest.firstDay,
          ),
          lastDay: newest.lastDay,
        },
      ]
    : []
}

/** The stance of an actor on a topic as of a day, reckoned once for as long as the evidence is the same list. */
export const stanceOf = rememberingLast((said: readonly Counting[], asOf: Day) =>
  stance(said, asOf),
)

/** The shifts of an actor on a topic up to a day, reckoned once in the same way. */
export const shiftsOf = rememberingLast((said: readonly Counting[], asOf: Day) =>
  shifts(said, asOf),
)
