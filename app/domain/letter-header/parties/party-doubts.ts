import type { TextPiece } from '../lines/piece.ts'
import { isBodyHere } from '../roles/known-bodies.ts'
import type { LineRole } from '../roles/line-roles.ts'
import { isWellKnownBody } from '../roles/offices.ts'

type RoleOfPiece = TextPiece & { role: LineRole }

/** What the lines of one party were taken for. `assumed`: a body by nothing but its place. */
export type PartyReading = {
  person: RoleOfPiece | undefined
  capacities: readonly RoleOfPiece[]
  body: RoleOfPiece | undefined
  assumed: RoleOfPiece | undefined
  units: readonly RoleOfPiece[]
  unread: readonly RoleOfPiece[]
}

/** So many lines that are not understood are told word by word. */
const mostQuoted = 3

/** What is not sure of a party, as sentences for the person who confirms. */
export function doubtParty(reading: PartyReading, text: string): string[] {
  const { person, body, assumed, unread } = reading
  const whom = person?.words ?? body?.words
  return [
    ...(assumed && !isBodyHere(assumed, text)
      ? [`“${assumed.words}” is taken for an organisation only because of its place.`]
      : []),
    ...(unread.length
      ? [
          `${quoteUnread(unread)}${whom ? ` beside “${whom}”` : ''} ${unread.length === 1 ? 'is' : 'are'} not understood.`,
        ]
      : []),
    ...doubtCapacities(reading),
    ...doubtUnits(reading),
  ]
}

/** Words that were passed over: the first of them, and how many there are. */
export function quoteUnread(pieces: readonly TextPiece[]): string {
  const quoted = pieces.slice(0, mostQuoted).map(({ words }) => `“${shorten(words)}”`)
  const more = pieces.length - quoted.length
  return `${quoted.join(', ')}${more ? ` and ${more} more` : ''}`
}

function shorten(words: string): string {
  return words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words
}

/** Several offices of one person may be those of several. */
function doubtCapacities({ capacities }: PartyReading): string[] {
  const seen = new Set(capacities.map(({ words }) => words.toLowerCase().replace(/[,;]$/, '')))
  return seen.size < capacities.length || capacities.length > 3
    ? [`${quoteUnread(capacities)} may be the offices of several persons.`]
    : []
}

/** A body that is taken for a part of another may be a body of its own, or another one's. */
function doubtUnits({ body, units }: PartyReading): string[] {
  const own = units.filter(({ role, words }) => role === 'body' && !isWellKnownBody(words))
  if (!body || isWellKnownBody(body.words) || !own.length) return []
  return [`${quoteUnread(own)} may be no part of “${body.words}”.`]
}
