import type { Letter, Party } from '#app/domain/letters.ts'
import { maskText, maskQuote, maskTextWithSpans } from '#app/domain/masking/mask-text.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { hasPermission, type Principal } from '#app/domain/users.ts'
import type { VisibleLetter } from '#app/auth/visible-store.ts'

/** What of a letter a page shows: text, head and coded passages, each at its place in the text. */
export type LetterView = {
  letter: Letter
  parties: Party[]
  text: string
  fileName: string | null
  positions: PositionWithLetter[]
}

/**
 * A letter as its page shows it: to those who code it as it stands, to others without anybody's address or number,
 * and to the public without what colleagues noted or took back.
 */
export function buildLetterView(
  user: Principal | null,
  { letter, parties, text, file }: VisibleLetter['letterDetail'],
  positions: readonly PositionWithLetter[],
): LetterView {
  // What belongs to it is said apart, as far as the reader sees that; ids of messages are addresses in another form.
  const letterWithoutLinks = {
    ...letter,
    origin: {
      ...letter.origin,
      messageId: null,
      answersMessageId: null,
      attachedToId: null,
      importId: null,
    },
  }
  const view = {
    letter: letterWithoutLinks,
    parties,
    text: text.text,
    fileName: file?.name ?? null,
    positions: [...positions],
  }
  if (hasPermission(user, 'see contact details')) return view
  return maskLetterView(
    user
      ? view
      : {
          ...view,
          letter: { ...letterWithoutLinks, addedBy: null },
          positions: positions
            .filter(({ status }) => status === 'approved')
            .map((position) => ({ ...position, note: null, coder: null })),
        },
  )
}

function maskLetterView({ letter, parties, text, fileName, positions }: LetterView): LetterView {
  const maskedBody = maskTextWithSpans(text)
  return {
    letter: {
      ...letter,
      title: maskText(letter.title),
      reference: maskOrNull(letter.reference),
      origin: {
        ...letter.origin,
        sourceUrl: maskOrNull(letter.origin.sourceUrl),
        sourceNote: maskOrNull(letter.origin.sourceNote),
      },
      dated: { ...letter.dated, basis: maskOrNull(letter.dated.basis) },
    },
    parties: parties.map(({ name, capacity, organisation, unit, ...party }) => ({
      ...party,
      name: maskOrNull(name),
      capacity: maskOrNull(capacity),
      organisation: maskOrNull(organisation),
      unit: maskOrNull(unit),
    })),
    text: maskedBody.text,
    fileName: maskOrNull(fileName),
    positions: positions.map((position) => ({
      ...position,
      condition: maskOrNull(position.condition),
      note: maskOrNull(position.note),
      quote: { ...maskQuote(position.quote), ...maskedBody.mapSpan(position.quote) },
      letter: {
        ...position.letter,
        title: maskText(position.letter.title),
        dated: { ...position.letter.dated, basis: maskOrNull(position.letter.dated.basis) },
      },
    })),
  }
}

function maskOrNull(words: string | null): string | null {
  return words === null ? null : maskText(words)
}
