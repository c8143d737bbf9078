import type { Day } from '../days.ts'

/** The day up to which a first sentence counts letters, and the one by which it judges what is stale. */
export type LeadDays = {
  asOf: Day
  today: Day
  /** Why it counts up to another day than today: it is the newest letter's (rule 12), or somebody chose it. */
  why: 'newest' | 'chosen' | null
}

/** The days of a page: where staleness is judged by another day than letters are counted to, nobody chose that one. */
export function describeLeadDays(asOf: Day, today: Day, isToday: boolean): LeadDays {
  if (isToday) return { asOf, today, why: null }
  return { asOf, today, why: today === asOf ? 'chosen' : 'newest' }
}
