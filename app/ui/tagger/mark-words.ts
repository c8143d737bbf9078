import { findAbsenceRow, findLevelRow, formatLevel } from '#app/domain/level.ts'
import type { Position } from '#app/domain/positions.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'

/** A coded passage as the letter's page marks it. */
export type CodedMark = Pick<
  Position,
  'id' | 'level' | 'absence' | 'conditional' | 'quote' | 'status'
> & {
  number: number
  topic: string
  /** The number of the topic's key; a dot where it has none. */
  topicNumber: string
}

/** `Supports (+1)`, `evaded, not counted yet`: what a mark says of its level. */
export function describeMarkLevel(
  mark: Omit<CodedMark, 'number' | 'topic' | 'topicNumber'>,
): string {
  const stated =
    mark.level === null
      ? findAbsenceRow(mark.absence!).word
      : `${formatLevel(mark)} (${formatSignedNumber(mark.level)})`
  return mark.status === 'draft' ? `${stated}, not counted yet` : stated
}

/** `Position 3: Encryption, Supports (+1)` */
export function nameMark(mark: CodedMark): string {
  return `Position ${mark.number}: ${mark.topic}, ${describeMarkLevel(mark)}`
}

/** The classes of a mark; `below` says how many lines are between its own and the words. */
export function findMarkClass(
  mark: Pick<CodedMark, 'level' | 'conditional' | 'status'>,
  below: number,
): string {
  return [
    'coded',
    findLevelCode(mark),
    mark.conditional && 'conditional',
    mark.status === 'draft' && 'waiting',
    below > 0 && `under-${below}`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** The short code of a level that styles carry. */
export function findLevelCode({ level }: Pick<CodedMark, 'level'>): string {
  return level === null ? 'absent' : findLevelRow(level).code
}
