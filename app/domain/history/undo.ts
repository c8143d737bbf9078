import { asRecord, type HistoryEntry } from './history-entry.ts'
import {
  isSameState,
  tracePositionSteps,
  type PositionState,
  type PositionStep,
} from './earlier-states.ts'
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
  const entry = replayDeeds(entries, userId).done.at(-1)
  if (!entry) return null
  const steps = traceStepsOf(entries, entry)
  const at = steps.findIndex((step) => step.entry.id === entry.id)
  const leftState = steps[at]!.state
  const to =
    entry.action === 'added'
      ? leftState && { ...leftState, status: 'withdrawn' as const }
      : (steps[at - 1]?.state ?? null)
  return to && describeChange(entry, { steps, at, to })
}

/** What a person undid last, to be done again; null where they did something else since, or have done all again. */
export function findLastUndone(
  entries: readonly HistoryEntry[],
  userId: string,
): (LastChange & { undone: HistoryEntry }) | null {
  const undo = replayDeeds(entries, userId).undone.at(-1)
  const undone = undo && entries.find(({ id }) => id === readEntryId(undo))
  if (!undone) return null
  const steps = traceStepsOf(entries, undo)
  const to = steps.find((step) => step.entry.id === undone.id)?.state
  const at = steps.findIndex((step) => step.entry.id === undo.id)
  const change = to && describeChange(undo, { steps, at, to })
  return change ? { ...change, undone } : null
}

/** What somebody did and did not undo, and what they undid since without having done anything else; oldest first. */
function replayDeeds(entries: readonly HistoryEntry[], userId: string) {
  const done = new Map<string, HistoryEntry>()
  let undone: HistoryEntry[] = []
  for (const entry of entries) {
    if (entry.who?.id !== userId) continue
    if (codingActions.includes(entry.action)) {
      done.set(entry.id, entry)
      undone = []
    } else if (entry.action === 'undid') {
      done.delete(readEntryId(entry))
      undone.push(entry)
    } else if (entry.action === 'redid') {
      const undo = entries.find(({ id }) => id === readEntryId(entry))
      const again = undo && entries.find(({ id }) => id === readEntryId(undo))
      if (again) done.set(again.id, again)
      undone = undone.filter(({ id }) => id !== undo?.id)
    }
  }
  return { done: [...done.values()], undone }
}

const readEntryId = ({ after }: HistoryEntry): string => String(asRecord(after).entryId as string)

const traceStepsOf = (entries: readonly HistoryEntry[], { resourceId }: HistoryEntry) =>
  tracePositionSteps(entries.filter((entry) => entry.resourceId === resourceId))

/** A change that can be taken back, or whose change since then stands in the way. */
function describeChange(
  entry: HistoryEntry,
  { steps, at, to }: { steps: readonly PositionStep[]; at: number; to: PositionState },
): LastChange | null {
  const leftState = steps[at]?.state
  if (!leftState) return null
  if (isSameState(leftState, steps.at(-1)!.state)) return { entry, to, since: null }
  const since = steps.slice(at + 1).map((step) => step.entry)
  return {
    entry,
    to: null,
    since: since.findLast(({ who }) => who?.id !== entry.who?.id) ?? steps.at(-1)!.entry,
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

/** What doing again came to, as a sentence. */
export function describeRedone({ action }: HistoryEntry, topic: string): string {
  return (
    getOwnValue(
      {
        added: `Done again: your new position on ${topic} stands again.`,
        withdrew: `Done again: the position on ${topic} is withdrawn.`,
        restored: `Done again: the position on ${topic} stands again.`,
      },
      action,
    ) ?? `Done again: the position on ${topic} says again what you changed it to.`
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
