/**
 * Why an actor is without a word on a topic, by what came last; each with what screens call it. The names of absences
 * are those of the method.
 */
export const silences = [
  { silence: 'unanswered', word: 'Asked, not answered' },
  { silence: 'uncoded', word: 'Not yet coded' },
  { silence: 'evaded', word: 'Evaded' },
  { silence: 'withheld', word: 'Withheld' },
  { silence: 'no_position', word: 'No position' },
  { silence: 'answered', word: 'Answered, no word coded' },
  { silence: 'not asked', word: 'Not asked' },
  { silence: 'no letter', word: 'No letter' },
] as const

export type Silence = (typeof silences)[number]['silence']

export function nameSilence(silence: Silence): string {
  return silences.find((row) => row.silence === silence)!.word
}

/** Reads which silence somebody asks for; null where it is none. */
export function findSilence(written: string | null): Silence | null {
  return silences.find(({ silence }) => silence === written)?.silence ?? null
}
