import { type EdtfDate, dayFromParts, parseEdtfDate, formatDayInFull } from '#app/domain/days.ts'
import { isAmericanAddress } from './addresses.ts'
import { datedOf, datesIn, type PrintedDate } from './dates.ts'
import type { Line } from './lines.ts'
import { type Piece, type Proposal, part, propose } from './proposal.ts'
import type { PrintedReference } from './references.ts'

/** Everything that bears on the day of a letter. `mail` are the values of Date: and Sent:, `answered` is what it replies to. */
export type Evidence = {
  head: readonly Line[]
  foot: readonly Line[]
  /** The first line of the running text, which statements to the press begin with place and date. */
  opening: Line | null
  mail: readonly Piece[]
  references: readonly PrintedReference[]
  answered: Proposal<{ kind: string; dated: EdtfDate | null }> | null
}

export type Dating = { date: Proposal<EdtfDate> | null; doubts: string[] }

const label =
  /^(?:date|dated|date of (?:letter|answer|reply|issue)|answered(?: on)?|datum|fecha|data|issued(?: on)?|published(?: on)?|sent(?: on)?|le|the|den|am|el|il|lì|dnia|on|dato|datum|päiväys|dátum|kelt|дата|ημερομηνία|ημ\/νία)\s?:?$/iu
const place =
  /^(?:(?:done|made|given|fait|issued|signed)\s(?:at|in|à)\s)?\p{Lu}[\p{L}\p{M}.'’()/ -]{1,45}?\s?[,;:|–-]?\s?(?:(?:le|the|den|am|a|el|il|lì|on|dnia|dne|dňa|this|dated|date:|στις|την)\s?)?$/u
const fileNumber = /^[A-Z]{1,3}[ -]?\d{4,8}$/
const notPlace =
  /(?<!\p{L})(?:of|from|vom|by|until|till|before|after|since|bis|between|to|for|your|ihre?|votre|version|article|section|chapter|paragraph|page|annex|regulation|directive|deadline|adopted|updated|meeting|tel|fax|no|nr|born|founded|agenda|minutes|received|registered|eingelangt|eingegangen|eingang|reçu|recibido|ricevuto|ontvangen)(?!\p{L})/iu

/**
 * The day of a letter: as its mail header says, as printed in head or foot, as stamped or signed electronically, and
 * otherwise between the message it answers and the end of the year in its reference. A date in the running text never counts.
 */
export function datingOf(evidence: Evidence): Dating {
  const doubts: string[] = []
  const { mail, head, foot, opening, references } = evidence
  const stamp = references.find(({ stamped }) => stamped?.edtf)?.stamped ?? null
  const signature = [...head, ...foot].flatMap(electronicSignature)[0] ?? null
  const printed = mail
    .flatMap((piece) =>
      datesIn(piece)
        .slice(0, 1)
        .map((date) => ({ date, basis: 'given in the head of the message' })),
    )
    .concat(
      head
        .flatMap((line) => dateOn(line, references))
        .map((date) => ({ date, basis: 'printed at the head of the letter' })),
      foot
        .flatMap((line) => dateOn(line, references))
        .map((date) => ({ date, basis: 'printed at the foot of the letter' })),
      (opening ? dateline(opening) : []).map((date) => ({
        date,
        basis: 'printed before the first sentence',
      })),
    )
  for (const { date } of printed)
    if (!date.edtf)
      doubts.push(`“${date.words}” is not a day that exists. Look up the date of the letter.`)
  const real = printed.filter(({ date }) => date.edtf)
  const [first] = [...real].sort((a, b) => precision(b.date) - precision(a.date))
  if (first) {
    const said = real.filter(({ basis }) => basis === first.basis).map(({ date }) => date)
    const other = said.find(
      ({ edtf }) => !edtf!.startsWith(first.date.edtf!) && !first.date.edtf!.startsWith(edtf!),
    )
    if (other)
      doubts.push(
        `Two dates stand there: “${first.date.words}” and “${other.words}”. Say which one is the letter’s.`,
      )
    return { date: decide(first.date, first.basis, evidence, [stamp, signature], doubts), doubts }
  }
  if (stamp) {
    if (signature?.edtf && signature.edtf !== stamp.edtf)
      doubts.push(
        `The letter was registered on ${formatDayInFull(stamp.edtf!)} and signed electronically on ${formatDayInFull(signature.edtf)}.`,
      )
    return {
      date: proposed(stamp, 'stamped beside the reference when the letter was registered'),
      doubts,
    }
  }
  if (signature?.edtf)
    return {
      date: decide(signature, 'given with the electronic signature', evidence, [], doubts),
      doubts,
    }
  return { date: doubts.length ? null : between(evidence, doubts), doubts }
}

/** The date on a line that says little else: alone, after a place, after "Date:". */
function dateOn(line: Line, references: readonly PrintedReference[]): PrintedDate[] {
  if (line.words.length > 120 || electronicSignature(line).length) return []
  const reference = references.find(({ start, end }) => start >= line.start && end <= line.end)
  const pieces = !reference
    ? [line]
    : [
        part(line, 0, reference.start - line.start),
        ...(reference.stamped ? [] : [part(line, reference.end - line.start)]),
      ]
  return pieces.flatMap((piece) => {
    const date = datesIn(piece).find(({ monthDay }) => !monthDay)
    if (!date) return []
    const before = piece.words
      .slice(0, date.start - piece.start)
      .replace(/^[-–|,;*_(\s]+/u, '')
      .trim()
    const after = piece.words
      .slice(date.end - piece.start)
      .replace(/^[*_)]+|[*_)]+$/gu, '')
      .trim()
    const alone =
      !before ||
      label.test(before) ||
      fileNumber.test(before) ||
      (place.test(before) && !notPlace.test(before))
    return alone &&
      /^(?:[.,;|–-]|r\.|roku|г\.?|,?\s?(?:at\s)?\d{1,2}[:.h]\d{2}.{0,30}|\(.{1,20}\)|ref\.?:?|[-–|,]?\s?(?:our )?ref.{0,40})?$/iu.test(
        after,
      )
      ? [date]
      : []
  })
}

/** "Brussels, 3 May 2021 – Today the Commission …" */
function dateline(line: Line): PrintedDate[] {
  const [date] = datesIn(part(line, 0, 80))
  if (!date || date.monthDay) return []
  const before = line.words
    .slice(0, date.start - line.start)
    .replace(/^[*_([\s]+/u, '')
    .trim()
  return place.test(before) &&
    !notPlace.test(before) &&
    /^[*_)\]]*\s?(?:[–—:-]\s|\)\s)/u.test(line.words.slice(date.end - line.start))
    ? [date]
    : []
}

function electronicSignature(line: Line): PrintedDate[] {
  if (line.words.length > 250) return []
  const match =
    /(?:electronically signed|digitally signed|e-?signed|elektronisch (?:unterzeichnet|signiert)|signé électroniquement|signature électronique)\b.{0,80}?\b(?:on|am|le|date)\b:?\s/iu.exec(
      line.words,
    )
  return match ? datesIn(part(line, match.index + match[0].length)).slice(0, 1) : []
}

/** A printed date, read with the month first where the sender is American; what stays open becomes a doubt. */
function decide(
  date: PrintedDate,
  basis: string,
  evidence: Evidence,
  same: (PrintedDate | null)[],
  doubts: string[],
): Proposal<EdtfDate> | null {
  const answered = evidence.answered?.value.dated?.first
  if (!date.otherDay || same.some((each) => each?.edtf === date.edtf)) return proposed(date, basis)
  if (answered && date.otherDay < answered && date.edtf! >= answered) return proposed(date, basis)
  const american = evidence.head.some(
    (line) => line.start < date.start && isAmericanAddress(line.words),
  )
  const monthFirst =
    american ||
    same.some((each) => each?.edtf === date.otherDay) ||
    (answered !== undefined && date.edtf! < answered && date.otherDay >= answered)
  const [read, otherwise] = monthFirst ? [date.otherDay, date.edtf!] : [date.edtf!, date.otherDay]
  doubts.push(
    `“${date.words}” is read as ${formatDayInFull(read)}; with ${monthFirst ? 'the day' : 'the month'} first it would be ${formatDayInFull(otherwise)}.`,
  )
  return proposed({ ...date, edtf: read }, basis)
}

function proposed(date: PrintedDate, basis: string): Proposal<EdtfDate> | null {
  const value = datedOf(date, basis)
  return value && propose(value, date)
}

/** No date is printed: not before what it answers, not after the year in its reference. */
function between({ references, answered }: Evidence, doubts: string[]): Proposal<EdtfDate> | null {
  const reference = references.find(({ year }) => year !== null && year >= 1950 && year <= 2199)
  if (!reference) return null
  const year = String(reference.year)
  const since = answered?.value.dated
  if (since && since.first.slice(0, 4) > year) {
    doubts.push(
      `The reference is of ${year}, but the ${answered.value.kind} it answers is of ${formatDayInFull(since.first)}.`,
    )
    return null
  }
  if (!since || since.first.slice(0, 4) < year)
    return withBasis(year, `no date is printed; the reference is of the year ${year}`, [reference])
  const last = dayFromParts(Number(year), 12, 31)
  const basis = `not before the ${answered.value.kind} of ${formatDayInFull(since.first)} that it answers, not after the year ${year} of its reference`
  return withBasis(`${since.first}/${last}`, basis, [...answered.spans, reference])
}

function withBasis(
  edtf: string,
  basis: string,
  places: Parameters<typeof propose>[1][],
): Proposal<EdtfDate> | null {
  const read = parseEdtfDate(edtf, basis)
  return read.ok ? propose(read.dated, ...places) : null
}

function precision({ edtf }: PrintedDate): number {
  return edtf?.length ?? 0
}
