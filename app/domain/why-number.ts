import type { AttributedPosition } from './attributed-positions.ts'
import { formatDay } from './days.ts'
import { groupRowsBy } from './collections.ts'
import type { DerivedStance } from './method-v2/derived-stance.ts'
import type { StanceDay } from './method-v2/stance-days.ts'
import type { WordChange } from './method-v2/without-letter.ts'
import { formatQuantity, formatSignedNumber } from './text/words.ts'

/** A sum of more terms than this is told by its totals alone. */
const mostTerms = 8

/** `The newest day with a word is 1 May 2020: (+2 and −1) ÷ 2 = +0.5, so supports.` (rules 3, 4 and 6). */
export function describeNowSum({ now, word }: DerivedStance, newest?: StanceDay): string {
  if (!now || !newest) return `No letter gives a level: ${word}.`
  const ofDay = newest.letters
  const sum =
    ofDay.length > 1 && ofDay.length <= mostTerms
      ? `${joinTerms(ofDay.map(({ mean }) => formatSignedNumber(mean)))} ÷ ${ofDay.length} = `
      : ''
  return (
    `The newest day with a word is ${formatDay(now.day)}, of ${formatQuantity(ofDay.length, 'letter')}: ` +
    `${sum}${formatSignedNumber(now.mean)}, so now is “${word}”.`
  )
}

/** `(1.00 × −1 + 0.67 × +2) ÷ 1.67 = +0.2, so the record is “mixed”.` (rules 5 and 6). */
export function describeRecordSum({ record, recordWord, letters }: DerivedStance): string {
  if (!record) return 'No letter with a level is younger than five years, so there is no record.'
  const weighing = letters.filter(({ mean, weight }) => mean !== null && weight > 0)
  const total = weighing.reduce((sum, { weight }) => sum + weight, 0)
  const product = weighing.reduce((sum, { weight, mean }) => sum + weight * mean!, 0)
  const terms =
    weighing.length <= mostTerms
      ? `(${weighing.map(({ weight, mean }) => `${weight.toFixed(2)} × ${formatSignedNumber(mean!)}`).join(' + ')})`
      : `${formatSignedNumber(product)}, the sum over ${weighing.length} letters of weight × word,`
  return `${terms} ÷ ${total.toFixed(2)} = ${formatSignedNumber(record.mean)}, so the record is “${recordWord}”.`
}

const joinTerms = (terms: readonly string[]): string => `(${terms.join(' and ')})`

/** What does not count, by why: with the passages of each reason in the order stored. */
type LeftOutGroup = { reason: string; positions: AttributedPosition[] }

/** Why a passage does not count that says nothing new in its letter (rule 2). */
export const repeatedReason =
  'the same passage coded again, or the same level said again in the letter'

/** Everything on the topic that does not count, each by the first rule that leaves it out (rules 1 and 2). */
export function listLeftOut(
  evidence: readonly AttributedPosition[],
  { letters, notYet }: Pick<DerivedStance<AttributedPosition>, 'letters' | 'notYet'>,
): LeftOutGroup[] {
  const counted = new Set(letters.flatMap(({ positions }) => positions))
  const later = new Set(notYet)
  const findReason = (position: AttributedPosition): string => {
    if (position.reported) return 'reported about somebody else'
    if (position.status !== 'approved') return 'not approved'
    if (later.has(position)) return 'dated later than the day'
    return repeatedReason
  }
  const rows = evidence
    .filter((position) => !counted.has(position))
    .map((position) => ({ reason: findReason(position), position }))
  return [...groupRowsBy('reason', rows)].map(([reason, group]) => ({
    reason,
    positions: group.map(({ position }) => position),
  }))
}

/** `now mixed (0), record supports (+0.67)`, or that nothing would be another word. */
export function describeWithout({ changes, ...words }: WordChange): string {
  if (!changes.length) return 'both words stay'
  return changes
    .map((change) =>
      change === 'now'
        ? `now ${words.word}${bracketNumber(words.now)}`
        : `record ${words.recordWord ?? 'none'}${bracketNumber(words.record)}`,
    )
    .join(', ')
}

const bracketNumber = (value: number | null): string =>
  value === null ? '' : ` (${formatSignedNumber(value)})`

/** How many letters decide a word: without any of them it would be another one. */
export function describeDeciding(without: readonly WordChange[], total: number): string {
  const deciding = without.filter(({ changes }) => changes.includes('now')).length
  const shown = without.length < total ? ` of the ${without.length} shown` : ''
  if (!deciding) return `The word of now rests on no single letter${shown}.`
  const which = `${deciding > 1 ? 'any one of ' : ''}${formatQuantity(deciding, 'letter')}`
  return `Without ${which}${shown} now would be another word.`
}
