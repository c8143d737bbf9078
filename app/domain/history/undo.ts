import { asRecord, type HistoryEntry } from './history-entry.ts'
import { isSameState, tracePositionSteps, type PositionState } from './earlier-states.ts'
import { getOwnValue } from '../collections.ts'

/**
 * What somebody did last to a letter's positions: the state that undoing it leads to, or whose
 * change since then stands in the way.
 */
export type LastChange =
  | { entry: HistoryEntry; to: PositionState; since: null }
  | { entry: HistoryEntry; to: null; since: HistoryEntry }

const codingActions = ['added', 'changed', 'withdrew', 'restored', 'went back']

/**
 * The last thing that a person did to the positions of a letter and did not undo; null where there is none. The
 * entries are all of these positions', oldest first. What is undone is undone once: the one before is next.
 */
export function findLastChange(
  entries: readonly HistoryEntry[],
  userId: string,
): LastChange | null {
  const changes = new Map<string, HistoryEntry>()
  for (const entry of entries) {
    if (entry.who?.id !== userId) continue
    if (codingActions.includes(entry.action)) changes.set(entry.id, entry)
    else if (entry.action === 'undid')
      changes.delete(String(asRecord(entry.after).entryId as string))
  }
  const entry = [...changes.values()].at(-1)
  if (!entry) return null
  const steps = tracePositionSteps(
    entries.filter(({ resourceId }) => resourceId === entry.resourceId),
  )
  const at = steps.findIndex((step) => step.entry.id === entry.id)
  const [leftState, currentState] = [steps[at]!.state, steps.at(-1)!.state]
  const to =
    entry.action === 'added'
      ? leftState && { ...leftState, status: 'withdrawn' as const }
      : (steps[at - 1]?.state ?? null)
  if (!leftState || !to) return null
  if (isSameState(leftState, currentState)) return { entry, to, since: null }
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
export function describeUndo({ action }: HistoryEntry, topic: string): string {
  return (
    getOwnValue(
      {
        added: `your new position on ${topic}`,
        withdrew: `your withdrawal of the position on ${topic}`,
        restored: `your restoring of the position on ${topic}`,
      },
      action,
    ) ?? `your change of the position on ${topic}`
  )
}

/** What an undo came to, as a sentence. */
export function describeUndone({ action }: HistoryEntry, topic: string): string {
  return (
    getOwnValue(
      {
        added: `Undone: your new position on ${topic} is withdrawn.`,
        withdrew: `Undone: the position on ${topic} stands again.`,
        restored: `Undone: the position on ${topic} is withdrawn again.`,
      },
      action,
    ) ?? `Undone: the position on ${topic} says again what it said before your change.`
  )
}

/** Why nothing was undone where somebody else changed the same position since. */
export function describeBlockedUndo({ who }: HistoryEntry, topic: string): string {
  return (
    `${who?.name ?? 'Somebody else'} changed the position on ${topic} after you, so it was ` +
    'left as it is. Its history tells what changed; change it yourself where it should be ' +
    'otherwise.'
  )
}
