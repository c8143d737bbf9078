import type { Absence, Level } from '#app/domain/level.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import type { LinkChoices } from '../letter-head-fields.tsx'

type Piece = { kind: 'same' | 'gone' | 'new'; text: string }
/** An item of an import as its page shows it, to be corrected. */
export type EditedItem = {
  id: string
  revision: number
  text: string
  places: { start: number; end: number }[]
  fields: LetterFields
  links: LinkChoices
  sources: Record<string, string>
  doubts: string[]
  notes: string[]
  distinct: boolean
  errors: Record<string, string>
  difference: Piece[] | null
  resembles: number | null
  translates: boolean
  positions: ItemPosition[]
  recorded: boolean
}
type ItemPosition = {
  topic: string
  level: Level | null
  absence: Absence | null
  conditional: boolean
  quote: string
  paragraph: number | null
}
/** What the server answered to the form of an item that it refused; `item` is the form as it was sent. */
export type RefusedItem = {
  errors: Record<string, string>
  item?: { revision: number; fields: LetterFields; links: LinkChoices } | null
}

/** The answer that refused the form of the letter that is opened; null where it was to something else. */
export function findRefusal<Answer extends { ok: boolean; item?: { id: string } | null }>(
  answer: Answer | undefined,
  opened: { id: string } | null,
): Extract<Answer, { ok: false }> | null {
  const isOfOpened = opened !== null && answer?.ok === false && answer.item?.id === opened.id
  return isOfOpened ? (answer as Extract<Answer, { ok: false }>) : null
}
