import { formatQuantity } from '../text/words.ts'
/**
 * What an import is at: reading its files, waiting for a person, storing its letters, or taking
 * these back and giving them again.
 */
export type ImportState = 'reading' | 'planned' | 'storing' | 'undoing' | 'undone' | 'redoing'

/** Whether the job has something to do. */
export function isWorking(state: ImportState): boolean {
  return state !== 'planned' && state !== 'undone'
}

/** Whether an import is taken back, or on the way there or back: nothing of it is read or stored meanwhile. */
export function isTakenBack(state: ImportState): boolean {
  return state === 'undoing' || state === 'undone' || state === 'redoing'
}

/** `perSecond` and `secondsLeft` are null until enough is done to tell. */
export type ImportProgress = {
  done: number
  of: number
  perSecond: number | null
  secondsLeft: number | null
}

/**
 * How far it is: `since` (milliseconds since 1970) is when the job began or went on, with
 * `doneBefore` done by then.
 */
export function computeProgress({
  done,
  of,
  doneBefore,
  since,
  now,
}: {
  done: number
  of: number
  doneBefore: number
  since: number | null
  now: number
}): ImportProgress {
  const [doneSince, seconds] = [done - doneBefore, since === null ? 0 : (now - since) / 1000]
  const perSecond = doneSince > 0 && seconds >= 0.5 ? doneSince / seconds : null
  return {
    done,
    of,
    perSecond,
    secondsLeft: perSecond === null ? null : Math.ceil((of - done) / perSecond),
  }
}

/** `about 2 minutes left`, `12 seconds left`. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 1) return 'done in a moment'
  if (seconds < 90) return `${formatQuantity(seconds, 'second')} left`
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} minutes left`
  return `about ${Math.round(seconds / 3600)} hours left`
}

/** `27 a second`, `8 a minute`. */
export function formatSpeed(perSecond: number): string {
  if (perSecond >= 1) return `${Math.round(perSecond)} a second`
  return perSecond * 60 >= 1
    ? `${Math.round(perSecond * 60)} a minute`
    : `${Math.max(1, Math.round(perSecond * 3600))} an hour`
}

/**
 * How much of what an import is at is done, and of how much: files that are read, letters that are
 * stored, taken back or given again.
 */
export function countProgress(
  state: ImportState,
  {
    files,
    items,
  }: {
    files: Record<'waiting' | 'columns' | 'read' | 'refused', number>
    items: Record<'accepted' | 'stored' | 'withdrawn', number>
  },
): { done: number; of: number } {
  const read = files.read + files.columns + files.refused
  if (state === 'reading') return { done: read, of: read + files.waiting }
  if (state === 'storing') return { done: items.stored, of: items.stored + items.accepted }
  const [finished, all] = [
    state === 'undoing' || state === 'undone' ? items.withdrawn : items.stored,
    items.stored + items.withdrawn,
  ]
  return { done: finished, of: all }
}
