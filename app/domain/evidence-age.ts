import { dayFromNumber, dayNumber, daysPerYear, yearsBetween, type Day } from './days.ts'

/** How old evidence may be, in years of 365.25 days, and still weigh in full; older evidence alone is stale. */
const fullWeightYears = 2
/** From this age on, in the same years, evidence weighs nothing. */
const noWeightYears = 5
/** The first of these bounds in months, as the method and the legends say it. */
export const fadingMonths = fullWeightYears * 12
/** The same in whole days: a level that is older is stale (rule 4). */
export const daysUntilStale = Math.floor(fullWeightYears * daysPerYear)

/** How much evidence of an age in years weighs: 1 up to 2, (5 - age) / 3 between 2 and 5, 0 from 5 on (rule 4). */
export function weightAtAge(years: number): number {
  if (years <= fullWeightYears) return 1
  return years < noWeightYears ? (noWeightYears - years) / (noWeightYears - fullWeightYears) : 0
}

/** Whether a day lies within the 24 months up to and with `asOf`: after them a stance is stale (rule 3). */
export function isRecent(day: Day, asOf: Day): boolean {
  return yearsBetween(day, asOf) <= fullWeightYears
}

/** The last day up to which a stance is carried: 24 months after its newest evidence (rule 3). */
export function computeFadingDay(newest: Day): Day {
  return dayFromNumber(Math.floor(dayNumber(newest) + fullWeightYears * daysPerYear))
}

/**
 * The day a screen counts evidence up to: today where there is evidence from the last 24 months, otherwise the last
 * day of the newest evidence, so that an old dossier is never shown as empty.
 */
export function chooseAsOfDay(lastDays: readonly Day[], today: Day): Day {
  let newest: Day | null = null
  for (const day of lastDays) if (day <= today && (newest === null || day > newest)) newest = day
  return newest === null || isRecent(newest, today) ? today : newest
}
