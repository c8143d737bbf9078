import type { Day } from './days.ts'
import type { Counting } from './evidence.ts'
import { shifts } from './shifts.ts'
import { stance } from './stance.ts'

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
