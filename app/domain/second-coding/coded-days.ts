import { formatDay, isDay, type Day } from '../days.ts'

/** From when to when second codings were finished, both days included; null where that is open. */
export type CodedDays = { from: Day | null; to: Day | null }

/** As addresses name the two days. */
export type CodedDaysField = 'codedFrom' | 'codedTo'

export const allCodedDays: CodedDays = { from: null, to: null }

/** Reads the days of an address; what cannot be read is said by field, and then all days are meant. */
export function readCodedDays(params: URLSearchParams): {
  days: CodedDays
  typed: Record<CodedDaysField, string>
  errors: Partial<Record<CodedDaysField, string>>
} {
  const typed = {
    codedFrom: params.get('codedFrom')?.trim() ?? '',
    codedTo: params.get('codedTo')?.trim() ?? '',
  }
  const errors: Partial<Record<CodedDaysField, string>> = {}
  for (const field of ['codedFrom', 'codedTo'] as const)
    if (typed[field] && !isDay(typed[field])) errors[field] = 'Write the day as 2026-01-31.'
  const days = { from: typed.codedFrom || null, to: typed.codedTo || null }
  if (days.from && days.to && days.from > days.to && !Object.keys(errors).length)
    errors.codedTo = 'The last day lies before the first. Write a later one.'
  return { days: Object.keys(errors).length ? allCodedDays : days, typed, errors }
}

/** Whether what was finished at a moment lies in these days (UTC). */
export function isCodedIn({ from, to }: CodedDays, doneAt: string): boolean {
  const day = doneAt.slice(0, 10)
  return (from === null || day >= from) && (to === null || day <= to)
}

/** `2026, second quarter` as `Q2 2026`, of the day on which something was finished. */
export function nameQuarter(doneAt: string): string {
  return `Q${Math.ceil(Number(doneAt.slice(5, 7)) / 3)} ${doneAt.slice(0, 4)}`
}

/** `finished 3 Jan 2026 – 4 Feb 2026`, of the days on which second codings were. */
export function describeCodedDays(doneAts: readonly string[]): string {
  const days = doneAts.map((at) => at.slice(0, 10)).sort()
  const [first, last] = [days[0]!, days.at(-1)!]
  return first === last ? formatDay(first) : `${formatDay(first)} – ${formatDay(last)}`
}
