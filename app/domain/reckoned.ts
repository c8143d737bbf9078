import type { Day } from './days.ts'
import type { Counting } from './evidence.ts'
import { shifts } from './shifts.ts'
import { counted, stance } from './stance.ts'

/** What of an actor's evidence on a topic counts as of a day, looked through once for as long as it is the same list. */
export const countedOf = remembering((said, asOf) => counted(said, asOf))

/** The days between which an actor's letters on a topic may have been written: one row for all of them, none without any. */
export function extentOf(said: readonly Counting[]): { firstDay: Day; lastDay: Day }[] {
  const found = extents.get(said) ?? reckonedExtent(said)
  extents.set(said, found)
  return found
}

const extents = new WeakMap<readonly Counting[], { firstDay: Day; lastDay: Day }[]>()

function reckonedExtent(said: readonly Counting[]): { firstDay: Day; lastDay: Day }[] {
  const [oldest, newest] = [said[0], said.at(-1)]
  return oldest && newest ? [{ firstDay: said.reduce((day, row) => (row.firstDay < day ? row.firstDay : day), oldest.firstDay), lastDay: newest.lastDay }] : []
}

/** The stance of an actor on a topic as of a day, reckoned once for as long as the evidence is the same list. */
export const stanceOf = remembering((said, asOf) => stance(said, asOf))

/** The shifts of an actor on a topic up to a day, reckoned once in the same way. */
export const shiftsOf = remembering((said, asOf) => shifts(said, asOf))

/** Remembers for each list what the last day asked for came to; it is forgotten with the list. */
function remembering<R>(reckon: (said: readonly Counting[], asOf: Day) => R): (said: readonly Counting[], asOf: Day) => R {
  const known = new WeakMap<readonly Counting[], { asOf: Day; found: R }>()
  return (said, asOf) => {
    const last = known.get(said)
    if (last?.asOf === asOf) return last.found
    const found = reckon(said, asOf)
    known.set(said, { asOf, found })
    return found
  }
}
