import { datesIn } from './dates.ts'
import { isProse, type Line } from './lines.ts'
import { isAddress, isContact } from './addresses.ts'
import { isCopies } from './copies.ts'
import { isAside, isClosing, isSalutation, labelOf, type Landmarks } from './landmarks.ts'
import { isName } from './names.ts'
import { roleOf } from './party.ts'
import { attended } from './people.ts'
import { referencesIn } from './references.ts'
import { type Piece, type Proposal, part, propose, without } from './proposal.ts'

const label =
  /^(?:[*_]{1,3})?(?:subject|objet|betreff|betr|re|asunto|oggetto|onderwerp|betreft|dotyczy|temat|assunto|concerne|θ[έε]μα|относно|ämne|emne|aihe|věc|predmet|zadeva|tárgy|subiect)\.?(?:[*_]{1,3})?\s?[:：](?:[*_]{1,3})?\s*|^(?:betreff|betreft|objet|asunto|oggetto|onderwerp|subject)(?:\s{2,}|$)/iu

/** A subject with the lines it takes. */
export type LabelledSubject = { proposal: Proposal<string>; lines: readonly Line[] }

/** The words after "Subject:", with the lines that continue them. Null where there is no such label: titles are not guessed at. */
export function subjectIn(lines: readonly Line[]): LabelledSubject | null {
  const first = lines.findIndex(({ words }) => words.length <= 600 && label.test(words))
  if (first < 0) return null
  const own = without(lines[first]!, label)
  const pieces: Piece[] = own.words ? [own] : []
  let last = first
  for (
    let next = lines[last + 1];
    next && continues(next, lines[last]!, pieces.length);
    next = lines[last + 1]
  ) {
    pieces.push(next)
    last += 1
  }
  return pieces.length
    ? {
        proposal: propose(pieces.map(({ words }) => words).join(' '), ...pieces),
        lines: lines.slice(first, last + 1),
      }
    : null
}

/** A subject runs on in its block, up to four lines; one whose label stands alone may begin in the next block. */
function continues(next: Line, before: Line, sofar: number): boolean {
  if (
    sofar >= 4 ||
    next.words.length > 250 ||
    isSalutation(next.words) ||
    isProse(next) ||
    labelOf(next.words) ||
    /^\p{L}[\p{L} ]{1,24}\s?:/u.test(next.words)
  )
    return false
  if (next.block !== before.block) return sofar === 0
  const [date] = datesIn(next)
  return !(
    date &&
    date.words.length > next.words.length - 25 &&
    !/^(?:of|from|vom|du|del)\b/i.test(next.words)
  )
}

/**
 * The subject of a letter that prints no word for it: a line of its own directly above the salutation, once an address
 * or a date stands before it, or directly below the salutation. Null where that line may be anything else.
 */
export function subjectBesideSalutation(
  lines: readonly Line[],
  { salutation, end }: Pick<Landmarks, 'salutation' | 'end'>,
): LabelledSubject | null {
  if (salutation === null || salutation > 80) return null
  const block = (index: number) =>
    lines
      .slice(Math.max(0, index - 6), Math.min(end, index + 7))
      .filter((line) => line.block === lines[index]!.block)
  const found = [salutation - 1, salutation + 1].find((index) => {
    const line = lines[index]
    if (!line || index >= end || line.block === lines[salutation]!.block) return false
    const own = block(index)
    const opened =
      index > salutation ||
      lines
        .slice(0, index)
        .some(
          (each) =>
            each.block !== line.block && (datesIn(each).length > 0 || isAddress(each.words)),
        )
    return (
      opened &&
      own.length <= 3 &&
      own.every(isPlainTitle) &&
      (index < salutation || own.length === 1)
    )
  })
  if (found === undefined) return null
  const [first, ...more] = block(found)
  const pieces = [
    first!,
    ...(first!.words.length >= 45 ? more.filter(({ words }) => /^\p{Ll}/u.test(words)) : []),
  ]
  return {
    proposal: propose(pieces.map(({ words }) => words).join(' '), ...pieces),
    lines: block(found),
  }
}

/** Words without a stop that are neither somebody nor a place, a day or a way to reach somebody. */
function isPlainTitle(line: Line): boolean {
  const { words } = line
  if (
    words.length < 12 ||
    words.length > 200 ||
    !/\s/.test(words) ||
    /[.,;:!?]$/.test(words) ||
    !/^["“„«(]?\p{Lu}/u.test(words)
  )
    return false
  if (
    referencesIn([line]).length ||
    isContact(words) ||
    isAddress(words) ||
    isAside(words) ||
    isClosing(words) ||
    isCopies(words) ||
    isName(line) ||
    attended(line)
  )
    return false
  const [date] = datesIn(line)
  if (date && words.length - date.words.length < 12) return false
  // Names of bodies have capitals; "Draft standards for services" has none.
  if ([...words.matchAll(/(?<!\p{L})\p{Ll}{4,}/gu)].length >= 2) return roleOf(line) !== 'capacity'
  return (
    roleOf(line) === 'free' && roleOf(part(line, 0, /,|\s[–—-]\s/u.exec(words)?.index)) === 'free'
  )
}

/** The title that says what a text is, as its subject: "Open letter to …". A title of such a word alone goes on in the next line. */
export function subjectFromTitle(
  { proposal, line }: { proposal: Proposal<unknown>; line: Line },
  lines: readonly Line[],
): Proposal<string> | null {
  const bare = (of: Line) => {
    const from = /^[\s#*_]*/u.exec(of.words)![0].length
    return part(of, from, of.words.length - /[\s*_]*$/u.exec(of.words)![0].length)
  }
  const own = bare(line)
  const said = own.words.length - (proposal.spans[0]!.end - proposal.spans[0]!.start)
  if (said > 8) return propose(own.words, own)
  const next = lines[lines.indexOf(line) + 1]
  if (
    !next ||
    (next.block !== line.block && next.block !== line.block + 1) ||
    next.words.length > 300 ||
    datesIn(next).some(({ words }) => next.words.length - words.length < 30) ||
    isSalutation(next.words) ||
    (isProse(next) && /[.:;]$/.test(next.words))
  )
    return null
  const more = bare(next)
  return propose(`${own.words} ${more.words}`, own, more)
}
