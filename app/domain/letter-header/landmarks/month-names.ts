import { easternMonthNames } from '../vocabulary/months-east.ts'
import { monthNames } from '../vocabulary/months.ts'

const numbers = new Map<string, number>()
for (const names of Object.values({ ...monthNames, ...easternMonthNames })) {
  const months = names.trim().split('\n')
  months.forEach((spellings, index) => {
    for (const name of spellings.split('|')) numbers.set(foldMonth(name.trim()), index + 1)
  })
}

/**
 * The number of a month from its name or short form in the languages of letters, 1 to 12; null for any other word.
 */
export function monthNumber(word: string): number | null {
  return numbers.get(foldMonth(word)) ?? null
}

/** Capitals, accents and a final point make no difference to what month is meant. */
function foldMonth(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|\.$/gu, '')
}
