import type { Letter, Party } from '#app/domain/letters.ts'
import { masked, maskedQuote, maskedText } from '#app/domain/masking/masking.ts'
import type { Stated } from '#app/domain/positions.ts'
import { may, type Doing } from '#app/domain/users.ts'
import type { Read } from './reading.ts'

/** What of a letter a page shows: text, head and coded passages, each at its place in the text. */
export type LetterShown = {
  letter: Letter
  parties: Party[]
  text: string
  fileName: string | null
  positions: Stated[]
}

/**
 * A letter as its page shows it: to those who code it as it stands, to others without anybody's address or number,
 * and to the public without what colleagues noted or took back.
 */
export function letterShown(
  user: Doing | null,
  { letter, parties, text, file }: Read['whole'],
  positions: readonly Stated[],
): LetterShown {
  // What belongs to it is said apart, as far as the reader sees that; ids of messages are addresses in another form.
  const bare = {
    ...letter,
    origin: {
      ...letter.origin,
      messageId: null,
      answersMessageId: null,
      attachedToId: null,
      importId: null,
    },
  }
  const whole = {
    letter: bare,
    parties,
    text: text.text,
    fileName: file?.name ?? null,
    positions: [...positions],
  }
  if (may(user, 'see contact details')) return whole
  return maskedWhole(
    user
      ? whole
      : {
          ...whole,
          letter: { ...bare, addedBy: null },
          positions: positions
            .filter(({ status }) => status === 'approved')
            .map((position) => ({ ...position, note: null, coder: null })),
        },
  )
}

function maskedWhole({ letter, parties, text, fileName, positions }: LetterShown): LetterShown {
  const hidden = maskedText(text)
  return {
    letter: {
      ...letter,
      title: masked(letter.title),
      reference: hide(letter.reference),
      origin: {
        ...letter.origin,
        sourceUrl: hide(letter.origin.sourceUrl),
        sourceNote: hide(letter.origin.sourceNote),
      },
      dated: { ...letter.dated, basis: hide(letter.dated.basis) },
    },
    parties: parties.map(({ name, capacity, organisation, unit, ...party }) => ({
      ...party,
      name: hide(name),
      capacity: hide(capacity),
      organisation: hide(organisation),
      unit: hide(unit),
    })),
    text: hidden.text,
    fileName: hide(fileName),
    positions: positions.map((position) => ({
      ...position,
      condition: hide(position.condition),
      note: hide(position.note),
      quote: { ...maskedQuote(position.quote), ...hidden.span(position.quote) },
      letter: {
        ...position.letter,
        title: masked(position.letter.title),
        dated: { ...position.letter.dated, basis: hide(position.letter.dated.basis) },
      },
    })),
  }
}

function hide(words: string | null): string | null {
  return words === null ? null : masked(words)
}
