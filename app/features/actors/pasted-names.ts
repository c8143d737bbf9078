import { setImmediate } from 'node:timers/promises'
import type { Actor } from '#app/domain/actors.ts'
import { removeDuplicates } from '#app/domain/collections.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** As many names as are looked up at once. */
const mostNames = 200
/** After so many names others are answered before the next are looked up. */
const namesAStep = 20

/** What became of a pasted list of names: each as it was written. `names`: how many there are, without repetitions. */
type PastedNames = {
  known: { written: string; actor: Actor }[]
  /** Names that several bear. */
  shared: { written: string; actors: Actor[] }[]
  unknown: string[]
  names: number
}

/** Looks up a pasted list, a name, an alias or an id on each line; of more than 200 the first ones. */
export async function findPastedNames(
  visible: VisibleStore,
  written: string,
): Promise<PastedNames> {
  const lines = written.split(/\r?\n/).map((line) => line.trim())
  const names = removeDuplicates(lines.filter(Boolean))
  const found: PastedNames = { known: [], shared: [], unknown: [], names: names.length }
  for (const [place, name] of names.slice(0, mostNames).entries()) {
    const actors = await visible.actors.byName(name)
    if (actors.length === 1) found.known.push({ written: name, actor: actors[0]! })
    else if (actors.length) found.shared.push({ written: name, actors })
    else found.unknown.push(name)
    if (place % namesAStep === namesAStep - 1) await setImmediate()
  }
  return found
}

/** Said where more names were pasted than are looked up; false where all were. */
export function describeSurplusNames(names: number): string | false {
  return (
    names > mostNames &&
    `${names} names were pasted, and ${mostNames} are looked up at once: paste the others afterwards.`
  )
}
