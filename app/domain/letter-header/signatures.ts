import { isAddress, isContact } from './addresses.ts'
import type { Landmarks } from './landmarks.ts'
import { isAside, isClosing } from './landmarks.ts'
import { isProse, type Line } from './lines.ts'
import { hasTitle, isName, isWithheld } from './names.ts'
import { isBody } from './offices.ts'
import { expand, filled, type ProposedParty, roleOf } from './party.ts'
import { hasBullet, listedParties, partiesOf, withoutBullet } from './people.ts'
import { part, type Piece, without } from './proposal.ts'

const noise =
  /^[/([]{0,2}(?:podpisano|podepsáno|elektronisch gefertigt|elektronicznie|maschinell|firmado (?:electrónic|digital)|firmato digital|documento firmato|dieses schreiben|υπογραφή|подпис)\b.{0,80}$|^\(?п\)?$|^(?:im auftrag|in vertretung|i\.\s?[av]\.|z upoważnienia|par délégation|pour ordre|por delegación)\s?:?$|^[([]?\s?(?:e-?signed|signed|signature|sgd|signé|unterschrift|gez|firmado|s)\s?[)\]]?\.?$|^(?:electronically|digitally) signed\b|^signed electronically\b|^elektronisch (?:unterzeichnet|signiert)|^signé électroniquement|^\[?(?:a |the |an )?(?:handwritten|illegible|scanned|digital|signature)\b.{0,40}(?:signature|ink|signed|of)\b|^(?:ref\.?\s)?ares\s?\(|^\(?(?:writing |signing |signed |all )?in (?:a|an|my|his|her|their) (?:personal|private|individual) capacity\)?$|^[_\s.-]+$/iu
const before =
  /^(?:\/s\/|gez\.|sgd\.?|signed(?:\s+by)?:|\(?(?:e-?)?signed\)?(?:\s+by)?:?|i\.\s?[av]\.|p\.?\s?p\.?|ppa\.|p\.\s?o\.|p\/o|fdo\.?:?|f\.to)\s+/iu
const end =
  /^(?:c\.?c\.?\s?:|do wiadomości|nachrichtlich|κοιν|копие|na vědomí|kontakt:|contacto:|ansprechpartner|zał(?:ączniki?|\.)|příloh|(?:copy|copies|copie|kopie|copia|kopia|in copy)(?: to)?\s?:|annex|appendix|enclosures?\b|encl?\b|attachments?\b|anlagen?\b|pièces? jointes?|p\.?\s?s\.?\s?:?\s|contact:|media contact|notes? to|about\s|footnotes?|\[\d+\]|references\b|disclaimer)/iu
const behalf =
  /^(?:(?:for and )?on behalf of|for the|für (?:die|den|das)|im namen (?:der|des|von)|pour (?:le|la|l[’'])|au nom (?:de|du|des)|en nombre de|a nome di|namens|w imieniu|z up\.|z upoważnienia|από μέρους|от името на|jménem|på vegne af)[\s:]+/iu

export type Signatures = { parties: ProposedParty[]; onBehalfOf: Piece[] }

/** Who signed, below the closing or below "Signed by". `surname` is whom the salutation names: that one did not sign. */
export function signaturesOf(
  lines: readonly Line[],
  marks: Landmarks,
  surname: string | null,
  text: string,
): Signatures {
  const listed = marks.signed !== null && marks.signed >= (marks.closing ?? 0) ? marks.signed : null
  const own =
    marks.closing === null
      ? []
      : signatureLines(lines, marks.closing + 1, listed ?? marks.end, surname, false)
  const onBehalfOf = own
    .filter(({ words }) => behalf.test(words))
    .map((line) => without(line, behalf))
  const people = own.filter(({ words }) => !behalf.test(words))
  const more = listed === null ? [] : signatureLines(lines, listed + 1, marks.end, surname, true)
  const parties = [
    ...(areBodies(people)
      ? listedParties(people, 'organisations', text)
      : partiesOf(people, text).filter((party) => !isNickname(party))),
    ...(listed === null ? [] : listOf(more, lines[listed]!.words, text)),
  ]
  return { parties: once(parties), onBehalfOf }
}

/** The parts of a list of those who sign, each under its heading ("Companies:"), with what the text calls the undersigned. */
function listOf(lines: readonly Line[], label: string, text: string): ProposedParty[] {
  const called = `${label} ${/\bundersigned (?:\p{L}+ ){0,3}\p{L}+/iu.exec(text.slice(0, 20_000))?.[0] ?? ''}`
  const parts: { heading: string; lines: Line[] }[] = [{ heading: called, lines: [] }]
  for (const line of lines) {
    if (/:$/.test(line.words)) parts.push({ heading: line.words, lines: [] })
    else parts.at(-1)!.lines.push(line)
  }
  return parts.flatMap((each) =>
    isList(each.lines)
      ? listedParties(each.lines, each.heading, text)
      : partiesOf(each.lines, text),
  )
}

/** Several bodies below each other, and nobody's name: each signs for itself. */
function areBodies(lines: readonly Line[]): boolean {
  const roles = lines.map((line) => roleOf(expand(withoutBullet(line))[0]!))
  return (
    roles.filter((role) => role === 'body').length >= 2 &&
    roles.every((role) => role === 'body' || role === 'free')
  )
}

/** One word alone below the closing ("Jonas") is neither a full name nor surely a body. */
function isNickname({ name, withheld, capacity, organisation, unit }: ProposedParty): boolean {
  return (
    !name &&
    !withheld &&
    !capacity &&
    !unit &&
    organisation !== null &&
    !/\s/.test(organisation.value) &&
    !isBody(organisation.value)
  )
}

/** A name that is printed twice, as after "/s/", is one party. */
function once(parties: readonly ProposedParty[]): ProposedParty[] {
  const merged: ProposedParty[] = []
  const places = new Map<string, number>()
  for (const party of parties) {
    const name = party.name?.value.toLowerCase()
    const at = name === undefined ? undefined : places.get(name)
    if (at !== undefined) merged[at] = filled(merged[at]!, party)
    else if (merged.push(party) && name !== undefined) places.set(name, merged.length - 1)
  }
  return merged
}

/** The lines that belong to signatures, up to copies, annexes, running text or the address of who receives the letter. */
function signatureLines(
  lines: readonly Line[],
  from: number,
  to: number,
  surname: string | null,
  list: boolean,
): Line[] {
  const found: Line[] = []
  for (let index = from; index < to && found.length < (list ? 1000 : 60); index += 1) {
    const line = lines[index]!
    if (isNoise(line.words) || isAside(line.words) || isClosing(line.words)) continue
    if (
      end.test(line.words) ||
      (isProse(line) && !hasBullet(line.words)) ||
      (found.length > 0 && beginsAddress(lines, index, surname))
    )
      break
    const rest = without(line, before)
    const stripped = /^\p{Lu}/u.test(rest.words) ? rest : line
    found.push({ ...stripped, block: line.block })
  }
  return found
}

/** Whether a line is in the place of a signature but signs nothing: a mark, a description of the handwriting, a stamp. */
export function isNoise(words: string): boolean {
  return words.length <= 300 && noise.test(words)
}

function beginsAddress(lines: readonly Line[], index: number, surname: string | null): boolean {
  const line = lines[index]!
  if (lines[index - 1]?.block === line.block || !(hasTitle(line.words) || isWithheld(line.words)))
    return false
  const block = lines.slice(index, index + 10).filter((each) => each.block === line.block)
  const addressed = block.some(({ words }) => isAddress(words) && !isContact(words))
  return (
    (addressed && block.length > 2) ||
    (surname !== null &&
      hasTitle(line.words) &&
      line.words.toLowerCase().includes(surname.toLowerCase()))
  )
}

/** Whether each line is somebody of its own, rather than a part of one signature. */
function isList(lines: readonly Line[]): boolean {
  if (lines.some(({ words }) => hasBullet(words))) return true
  if (lines.length < 2) return lines.length === 1
  const below = lines.filter((line) => roleOf(line) === 'capacity' || isContact(line.words))
  const broken = lines.filter(
    (line, index) =>
      isName(line) &&
      lines[index + 1]?.block === line.block &&
      roleOf(lines[index + 1]!) === 'body' &&
      expand(line).length === 1,
  )
  // A body or two that have the shape of a name are no names above their bodies.
  return below.length === 0 && broken.length <= lines.length / 3
}

/** The place of a signature in a text whose closing is missing: the last block below a salutation, when it begins with a name. */
export function bareSignature(lines: readonly Line[], marks: Landmarks): number | null {
  if (marks.salutation === null || marks.closing !== null || marks.signed !== null) return null
  let index = marks.end - 1
  while (index > marks.salutation && (isNoise(lines[index]!.words) || isAside(lines[index]!.words)))
    index -= 1
  const block = lines[index]?.block
  while (
    index > marks.salutation + 1 &&
    lines[index - 1]!.block === block &&
    !isNoise(lines[index - 1]!.words)
  )
    index -= 1
  const first = lines[index]
  if (!first || index <= marks.salutation + 1 || isProse(first)) return null
  const [name] = expand(part(withoutBullet(first), 0))
  return roleOf(name!) === 'name' && !hasTitle(first.words) ? index - 1 : null
}
