import { computeOrdinalAlpha, formatAlpha, type Agreement } from './agreement.ts'
import type { Level } from './level.ts'
import { joinCodings } from './method-v2/counted-positions.ts'
import { formatCount } from './text/words.ts'

/** A coding of a passage, of whatever speaker. */
export type PassageCoding = {
  letterId: string
  topicId: string
  coder: string
  level: Level | null
  start: number
  end: number
}

/**
 * How far coders agree on the passages that several of them marked (rules 2 and 13): a unit is a passage that two or
 * more gave a level. Codings in the order in which they were stored.
 */
export function measureCoderAgreement(codings: readonly PassageCoding[]): Agreement {
  const passages = joinCodings(
    codings.map((coding) => ({ ...coding, speakerIds: [coding.topicId] })),
  )
  const units = passages
    .map((passage) => passage.filter(({ level }) => level !== null))
    .filter((passage) => passage.length > 1)
  const coders = new Set(units.flat().map(({ coder }) => coder)).size
  const found = computeOrdinalAlpha(units.map((unit) => unit.map(({ level }) => level!)))
  return { ...found, coders }
}

/** `Alpha is 0.72 …`, or why there is none. */
export function describeCoderAgreement({ alpha, units, coders, why }: Agreement): string {
  if (why === 'no unit has two codings')
    return 'No second codings yet: no passage was given a level by two coders.'
  const basis = `over ${formatCount(units, 'passage')} that two coders or more gave a level, by ${formatCount(coders, 'coder')}`
  return alpha === null
    ? `Krippendorff’s alpha is undefined, because there is no variation: all gave the same level, ${basis}.`
    : `Krippendorff’s alpha is ${formatAlpha(alpha)}, ${basis}. 1 is perfect agreement, 0 what chance would give.`
}
