import { formatAlpha } from '../agreement.ts'
import type { LevelAgreement } from './pair-agreement.ts'

/** `Alpha 0.712 [0.401, 0.902]`, or why there is none. */
export function describeAlpha({ alpha, interval, why, tooFew }: LevelAgreement): string {
  if (why === 'no variation')
    return 'No variation: alpha cannot be told where all levels are the same.'
  if (alpha === null) return 'No passage was given a level by both.'
  const range = interval ? ` [${formatAlpha(interval.low)}, ${formatAlpha(interval.high)}]` : ''
  return `Alpha ${formatAlpha(alpha)}${range}${tooFew ? ', too few passages for an interval' : ''}`
}

/** The same for a cell of a table: `0.712 [0.401, 0.902]`, `no variation`, or `–` where nothing has two levels. */
export function nameAlpha({ alpha, interval, why }: LevelAgreement): string {
  if (why === 'no variation') return 'no variation'
  if (alpha === null) return '–'
  return interval
    ? `${formatAlpha(alpha)} [${formatAlpha(interval.low)}, ${formatAlpha(interval.high)}]`
    : formatAlpha(alpha)
}

/** `83 %`; `–` where there is nothing to share. */
export const formatAgreedShare = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`
