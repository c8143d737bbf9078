import { dayNumber, type EdtfDate } from './days.ts'
import { formatQuantity } from './text/words.ts'

/** What may have happened to a letter on a day; a letter has at most one date of each kind. */
export const headDateKinds = ['written', 'sent', 'received', 'registered', 'published'] as const
export type HeadDateKind = (typeof headDateKinds)[number]

/** A date beside the one that counts. */
export type HeadDate = EdtfDate & { kind: HeadDateKind }

/** A number by which somebody files a letter; `kind` says whose or which, such as Ares. */
export type HeadReference = { kind: string; number: string }

/** What references are offered as; other words may be typed. */
export const referenceKinds = ['Ares', 'COM', 'case number'] as const

/** `Ares Ares(2020)123; case number 2020/15`. */
export function formatOtherReferences(references: readonly HeadReference[]): string {
  return references.map(formatOtherReference).join('; ')
}

/** `case number 2020/15`; a kind that the number begins with is not said twice. */
export function formatOtherReference({ kind, number }: HeadReference): string {
  return !kind || number.toLowerCase().startsWith(kind.toLowerCase()) ? number : `${kind} ${number}`
}

/** How many days an answer took, at least and at most: below 0 where it is dated before what it answers. */
export function countAnswerDays(
  asked: Pick<EdtfDate, 'first' | 'last'>,
  answer: Pick<EdtfDate, 'first' | 'last'>,
): { least: number; most: number } {
  return {
    least: dayNumber(answer.first) - dayNumber(asked.last),
    most: dayNumber(answer.last) - dayNumber(asked.first),
  }
}

/** `after 12 days`, `after between 12 and 14 days`; what is dated before that which it answers is said to be. */
export function formatAnswerDays(
  asked: Pick<EdtfDate, 'first' | 'last'>,
  answer: Pick<EdtfDate, 'first' | 'last'>,
): string {
  const { least, most } = countAnswerDays(asked, answer)
  if (most < 0)
    return least === most
      ? `dated ${formatQuantity(-most, 'day')} before what it answers`
      : `dated between ${-most} and ${-least} days before what it answers`
  if (least < 0)
    return `after at most ${formatQuantity(most, 'day')}; as dated it may also be before what it answers`
  if (least === most)
    return least === 0 ? 'on the same day' : `after ${formatQuantity(least, 'day')}`
  return `after between ${least} and ${most} days`
}
