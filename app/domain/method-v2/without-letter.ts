import type { Day } from '../days.ts'
import type { SpeakerPosition } from './counted-positions.ts'
import { deriveWords, type StanceWords } from './derived-stance.ts'
import { groupCountedPositions } from './stance-days.ts'
import { weighLetters } from './stance-record.ts'

/** The words that would stand without one letter, and which of them is then another one. */
export type WordChange = StanceWords & { letterId: string; changes: ('now' | 'record')[] }

/**
 * What the words would be without each of some letters, as if it had never been stored. What rule 2 leaves out it
 * leaves out within a letter, so that the others count as before. The positions must be of one actor and one topic, in
 * the order in which they were stored.
 */
export function leaveLettersOut(
  positions: readonly SpeakerPosition[],
  letterIds: readonly string[],
  asOf: Day,
): WordChange[] {
  const letters = weighLetters(groupCountedPositions(positions, asOf).letters, asOf)
  const whole = deriveWords(letters)
  return letterIds.map((letterId) => {
    const words = deriveWords(letters.filter((letter) => letter.letterId !== letterId))
    const changes: WordChange['changes'] = []
    if (words.word !== whole.word) changes.push('now')
    if (words.recordWord !== whole.recordWord) changes.push('record')
    return { ...words, letterId, changes }
  })
}
