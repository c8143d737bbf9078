import { formatLevel, isAbsence, type Level } from '#app/domain/level.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'

/** `+1 Supports`, `Evaded`, or that there is no level yet, for what a form holds as its stance. */
export function formatStanceWord(stance: string): string {
  if (stance === '') return 'no level yet'
  if (isAbsence(stance)) return formatLevel({ level: null, absence: stance })
  const level = Number(stance) as Level
  return `${formatSignedNumber(level)} ${formatLevel({ level, absence: null })}`
}
