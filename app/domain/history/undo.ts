import { inTable, wordsIn, type Entry } from './entry.ts'
import { isSameState, positionSteps, type PositionState } from './states.ts'

/** What somebody did last to a letter's positions: the state that undoing it leads to, or whose change since then stands in the way. */
export type LastDeed =
  { entry: Entry; to: PositionState; since: null } | { entry: Entry; to: null; since: Entry }

const coding = ['added', 'changed', 'withdrew', 'restored', 'went back']

/**
 * The last thing that a person did to the positions of a letter and did not undo; null where there is none. The
 * entries are all of these positions', oldest first. What is undone is undone once: the one before is next.
 */
export function lastDeed(entries: readonly Entry[], userId: string): LastDeed | null {
  const done = new Map<string, Entry>()
  for (const entry of entries) {
    if (entry.who?.id !== userId) continue
    if (coding.includes(entry.deed)) done.set(entry.id, entry)
    else if (entry.deed === 'undid') done.delete(String(wordsIn(entry.after).entryId as string))
  }
  const entry = [...done.values()].at(-1)
  if (!entry) return null
  const steps = positionSteps(entries.filter(({ thingId }) => thingId === entry.thingId))
  const at = steps.findIndex((step) => step.entry.id === entry.id)
  const [left, now] = [steps[at]!.state, steps.at(-1)!.state]
  const to =
    entry.deed === 'added'
      ? left && { ...left, status: 'withdrawn' as const }
      : (steps[at - 1]?.state ?? null)
  if (!left || !to) return null
  if (isSameState(left, now)) return { entry, to, since: null }
  return {
    entry,
    to: null,
    since:
      steps
        .slice(at + 1)
        .map((step) => step.entry)
        .findLast(({ who }) => who?.id !== userId) ?? steps.at(-1)!.entry,
  }
}

/** What an undo would take back, such as “your new position on Encryption”. */
export function sayDeed({ deed }: Entry, topic: string): string {
  return (
    inTable(
      {
        added: `your new position on ${topic}`,
        withdrew: `your withdrawal of the position on ${topic}`,
        restored: `your restoring of the position on ${topic}`,
      },
      deed,
    ) ?? `your change of the position on ${topic}`
  )
}

/** What an undo came to, as a sentence. */
export function sayUndone({ deed }: Entry, topic: string): string {
  return (
    inTable(
      {
        added: `Undone: your new position on ${topic} is withdrawn.`,
        withdrew: `Undone: the position on ${topic} stands again.`,
        restored: `Undone: the position on ${topic} is withdrawn again.`,
      },
      deed,
    ) ?? `Undone: the position on ${topic} says again what it said before your change.`
  )
}

/** Why nothing was undone where somebody else changed the same position since. */
export function sayLeft({ who }: Entry, topic: string): string {
  return `${who?.name ?? 'Somebody else'} changed the position on ${topic} after you, so it was left as it is. Its history tells what changed; change it yourself where it should be otherwise.`
}
