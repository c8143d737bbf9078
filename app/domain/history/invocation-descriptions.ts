import { exceptionsOfRegulation, nameException } from '../exceptions.ts'
import type { Redaction } from '../redactions.ts'
import { joinWithAnd } from '../text/words.ts'
import { asRecord } from './history-entry.ts'

/** How the log names that somebody said by which exceptions words were withheld. */
export const invocationAction = 'said what was invoked'

/** What an entry says of redactions. */
export function readInvocation({ invoked }: Record<string, unknown>): Redaction[] {
  return (Array.isArray(invoked) ? invoked : []).map((one) => {
    const { redaction, exceptionIds } = asRecord(one)
    return {
      redaction: typeof redaction === 'number' ? redaction : null,
      exceptionIds: Array.isArray(exceptionIds) ? exceptionIds.map(String) : [],
    }
  })
}

/**
 * `Article 4(1)(b), privacy, for redactions 1 and 3; nothing for the letter as a whole`. What a store's own exceptions
 * were called then stands in the entry.
 */
export function describeInvocation(written: Record<string, unknown>): string {
  const names = new Map<string, string>([
    ...exceptionsOfRegulation.map((one) => [one.id, nameException(one)] as const),
    ...Object.entries(asRecord(written.names)).map(([id, name]) => [id, name as string] as const),
  ])
  const marksOf = new Map<string, (number | null)[]>()
  for (const { redaction, exceptionIds } of readInvocation(written)) {
    const says =
      joinWithAnd(exceptionIds.map((id) => names.get(id) ?? 'another exception')) || 'nothing'
    marksOf.set(says, [...(marksOf.get(says) ?? []), redaction])
  }
  return [...marksOf].map(([says, marks]) => `${says}, for ${nameMarks(marks)}`).join('; ')
}

function nameMarks(marks: readonly (number | null)[]): string {
  const numbers = marks.filter((mark) => mark !== null)
  const noun = numbers.length === 1 ? 'redaction' : 'redactions'
  return joinWithAnd([
    ...(numbers.length < marks.length ? ['the letter as a whole'] : []),
    ...(numbers.length ? [`${noun} ${joinWithAnd(numbers.map(String))}`] : []),
  ])
}
