import { formatQuantity } from './text/words.ts'
import { formatDay, formatDayInFull } from './days.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** How long ago a moment was, in words, from two moments in ISO 8601; beyond a week its day (UTC). Never: “never”. */
export function formatTimeAgo(at: string | null, now: string): string {
  if (at === null) return 'never'
  const elapsed = Date.parse(now) - Date.parse(at)
  if (elapsed < 6 * minute) return 'just now'
  if (elapsed < hour) return `${Math.floor(elapsed / minute)} minutes ago`
  if (elapsed < day) return formatUnitsAgo(Math.floor(elapsed / hour), 'hour')
  if (elapsed < 7 * day) return formatUnitsAgo(Math.floor(elapsed / day), 'day')
  return formatDay(at.slice(0, 10))
}

/** `12 November 2026, 14:05`: a moment to the minute, in UTC. */
export function formatMoment(at: string): string {
  return `${formatDayInFull(at.slice(0, 10))}, ${at.slice(11, 16)}`
}

/** The last day, in UTC, on which something that ends at a moment still holds, in words. */
export function formatLastDay(at: string): string {
  return formatDay(at.slice(0, 10))
}

function formatUnitsAgo(number: number, unit: string): string {
  return `${formatQuantity(number, unit)} ago`
}
