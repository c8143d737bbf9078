import { directorateOf } from './commission.ts'
import { datedOf, datesIn } from './dates.ts'
import { type Label, labelOf } from './landmarks.ts'
import type { Line } from './lines.ts'
import { givenNameFirst, isWithheld, redacted, untitled } from './names.ts'
import { isBody, isCapacity } from './offices.ts'
import { nobody, type ProposedParty } from './party.ts'
import { type Piece, type Proposal, part, propose, splitPiece } from './proposal.ts'
import type { Answered } from './replies.ts'

/** The head of an e-mail: what its fields say, and the number of the first line below it. A memo has such a head too, without addresses and time. */
export type MailHead = {
  fields: Record<Label, Piece[]>
  first: number
  after: number
  electronic: boolean
}

/** Finds the head of an e-mail from a line on: From with two other fields, or with one where it holds an address. */
export function mailHead(lines: readonly Line[], from: number, to: number): MailHead | null {
  const fields: Record<Label, Piece[]> = {
    from: [],
    to: [],
    cc: [],
    date: [],
    subject: [],
    other: [],
  }
  let [first, after, label]: [number, number, Label | null] = [-1, -1, null]
  for (let index = from; index < to; index += 1) {
    const line = lines[index]!
    const found = labelOf(line.words)
    if (found) {
      if (first < 0) first = index
      label = found.label
      const value = part(line, found.length)
      if (value.words) fields[label].push(value)
    } else if (
      first >= 0 &&
      label &&
      line.block === lines[index - 1]!.block &&
      line.words.length < 400 &&
      label !== 'date'
    )
      fields[label].push(line)
    else if (first >= 0 && (index > first + 12 || line.block !== lines[index - 1]!.block)) {
      if (isHead(fields)) break
      return null
    } else if (first >= 0) break
    if (first >= 0) after = index + 1
  }
  const electronic =
    lines
      .slice(first, after)
      .some(
        ({ words }) =>
          /@|\d:\d\d/.test(words) ||
          /^(?:sent|gesendet|envoyé|enviado|inviato|verzonden|wysłano)\b/iu.test(words),
      ) || fields.from.concat(fields.to).some(({ words }) => redacted.test(words))
  return isHead(fields) ? { fields, first, after, electronic } : null
}

function isHead({ from, to, date, subject, cc }: MailHead['fields']): boolean {
  const others = [to, date, subject, cc].filter(({ length }) => length).length
  return (
    from.length > 0 &&
    (others >= 2 || (others === 1 && from.some(({ words }) => words.includes('@'))))
  )
}

/** The people in a From, To or Cc field. An address without a name names nobody. */
export function mailParties(pieces: readonly Piece[]): ProposedParty[] {
  return pieces
    .flatMap((piece) => addresses(piece))
    .flatMap((address) => {
      const party = mailParty(address)
      return party ? [party] : []
    })
}

/** Parts "Doe, Jane <jane@example.org>; John Roe" where programs do: at semicolons, after addresses, else between full names. */
function addresses(piece: Piece): Piece[] {
  if (piece.words.includes(';')) return splitPiece(piece, /;/g)
  if (/[>\])]\s*,/.test(piece.words)) return splitPiece(piece, /(?<=[>\])]\s{0,3}),/g)
  const pieces = splitPiece(piece, /,/g)
  return pieces.length > 1 &&
    pieces.every(({ words }) => words.includes('@') || /\S\s+\S/.test(words))
    ? pieces
    : [piece]
}

function mailParty(address: Piece): ProposedParty | null {
  const mail =
    /\s*(?:<[^<>]{0,200}>|\[mailto:[^\]]{0,200}\]|\(?[^\s<>()"]{1,100}@[^\s<>()"]{1,100}\)?)/u.exec(
      address.words,
    )
  const quoted = /^["'“]|["'”]$/gu
  const written = part(address, 0, mail ? mail.index : undefined)
  if (redacted.test(written.words) ? isWithheld(written.words) : isWithheld(address.words))
    return { ...nobody, withheld: true }
  const lead = /^["'“]\s*/u.exec(written.words)?.[0].length ?? 0
  const plain = part(written, lead, written.words.replace(/["'”]\s*$/u, '').length)
  const inside = /\s*\(([^()]{1,60})\)\s*$/u.exec(plain.words)
  const bare = untitled(inside ? part(plain, 0, inside.index) : plain)
  if (!/\p{L}{2}/u.test(bare.words) || bare.words.includes('@')) return null
  const unit = inside
    ? part(plain, plain.words.indexOf('(', inside.index) + 1, plain.words.lastIndexOf(')'))
    : null
  const directorate = unit && directorateOf(unit.words)
  const described = {
    unit: directorate ? propose(`DG ${directorate}`, unit) : null,
    organisation:
      directorate && /@(?:\w+\.)?ec\.europa\.eu/.test(address.words)
        ? propose(
            'European Commission',
            part(
              address,
              address.words.indexOf('ec.europa.eu'),
              address.words.indexOf('ec.europa.eu') + 12,
            ),
          )
        : null,
  }
  const name = bare.words.replace(quoted, '')
  if (isCapacity(name)) return { ...nobody, capacity: propose(name, bare) }
  if (isBody(name)) return { ...nobody, organisation: propose(name, bare) }
  return /\s/.test(name)
    ? { ...nobody, ...described, name: propose(givenNameFirst(name), bare) }
    : null
}

/** Whether a message passes on what is quoted below it, rather than answers that. */
export function isForwarded({
  lines,
  mail,
  marks,
}: {
  lines: readonly Line[]
  mail: MailHead | null
  marks: { end: number }
}): boolean {
  const subject = mail?.fields.subject[0]?.words ?? ''
  return (
    /^(?:fwd?|wg|tr|rv|enc|vb|vs|pd|πρθ|пр)\s?:/iu.test(subject) ||
    /^[-\s>]*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|begin forwarded message)/iu.test(
      lines[marks.end]?.words ?? '',
    )
  )
}

/** The message that is quoted below an e-mail, as what it answers; null where none is. */
export function quotedMessage(lines: readonly Line[], from: number): Proposal<Answered> | null {
  const head = mailHead(lines, from, Math.min(lines.length, from + 14))
  const intro = lines[from]
  const pieces = head?.fields.date.length
    ? head.fields.date
    : intro && intro.words.length <= 160
      ? [intro]
      : []
  const [date] = pieces.flatMap(datesIn)
  if (!date?.edtf) return null
  return propose(
    {
      kind: 'e-mail',
      dated: datedOf(date, 'given in the head of the message that is quoted below'),
    },
    date,
  )
}
