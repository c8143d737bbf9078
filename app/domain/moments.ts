import { sayDay, sayDayInFull } from './days.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** How long ago a moment was, in words, from two moments in ISO 8601; beyond a week its day (UTC). Never: “never”. */
export function sayAgo(at: string | null, now: string): string {
  if (at === null) return 'never'
  const passed = Date.parse(now) - Date.parse(at)
  if (passed < 6 * minute) return 'just now'
  if (passed < hour) return `${Math.floor(passed / minute)} minutes ago`
  if (passed < day) return counted(Math.floor(passed / hour), 'hour')
  if (passed < 7 * day) return counted(Math.floor(passed / day), 'day')
  return sayDay(at.slice(0, 10))
}

/** `12 November 2026, 14:05`: a moment to the minute, in UTC. */
export function sayMoment(at: string): string {
  return `${sayDayInFull(at.slice(0, 10))}, ${at.slice(11, 16)}`
}

/** The last day, in UTC, on which something that ends at a moment still holds, in words. */
export function sayUntil(at: string): string {
  return sayDay(at.slice(0, 10))
}

function counted(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'} ago`
}
