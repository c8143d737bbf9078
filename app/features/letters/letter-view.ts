import type { Letter, Party } from '#app/domain/letters.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { Principal } from '#app/domain/users.ts'
import type { VisibleLetter } from '#app/auth/visible-store.ts'

/** What of a letter a page shows: text, head and coded passages, each at its place in the text. */
export type LetterView = {
  letter: Letter
  parties: Party[]
  text: string
  fileName: string | null
  positions: PositionWithLetter[]
}

/** A letter as its page shows it: to the public without what colleagues noted or took back. */
export function buildLetterView(
  user: Principal | null,
  { letter, parties, text, file }: VisibleLetter['letterDetail'],
  positions: readonly PositionWithLetter[],
): LetterView {
  return {
    letter: user ? withoutLinks(letter) : { ...withoutLinks(letter), addedBy: null },
    parties,
    text: text.text,
    fileName: file?.name ?? null,
    positions: user ? putLostLast(positions) : selectPublicPositions(positions),
  }
}

/** What belongs to it is said apart, as far as the reader sees that; ids of messages are addresses in another form. */
function withoutLinks(letter: Letter): Letter {
  const none = { messageId: null, answersMessageId: null, attachedToId: null, importId: null }
  return { ...letter, origin: { ...letter.origin, ...none } }
}

/** What has no place in the text comes after what has one. */
function putLostLast(positions: readonly PositionWithLetter[]): PositionWithLetter[] {
  return [...positions.filter(({ lost }) => !lost), ...positions.filter(({ lost }) => lost)]
}

function selectPublicPositions(positions: readonly PositionWithLetter[]): PositionWithLetter[] {
  return positions
    .filter(({ status }) => status === 'approved')
    .map((position) => ({ ...position, note: null, coder: null }))
}
