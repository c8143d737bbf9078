import type { Span } from '../text/quotes.ts'

/** Groups of digits with what stands between them: one or two separators, brackets counted. */
const digitRunPattern = /(?:[+＋]|\([+＋]?|00|\b)?\d(?:[ .\-‐‑–/()\u00A0\u2009\u202F]{0,3}\d)*/gu

/** Words that mean a telephone wherever they stand; each is the source of a regular expression. */
const telephoneWords = [
  'tel',
  't[ée]l',
  'telephone',
  't[ée]l[ée]phone',
  'tel[ée]fono?',
  'telefoon',
  'telef',
  'tlf',
  'tfno',
  'phone',
  'fax',
  'telefax',
  'gsm',
]
/** Words that mean one only with a colon or a full stop, because they mean other things too. */
const telephoneWordsWithColon = [
  'mobile',
  'mobil',
  'mob',
  'cell',
  'handy',
  'direct(?: line| dial)?',
  'ph',
  'hotline',
  'whatsapp',
  'signal',
  'sms',
]

/**
 * What comes before a number and says that it is one: a word for telephones, or one that means
 * other things too with a colon.
 */
const telephoneLabelBefore = new RegExp(
  [
    `(?:\\b(?:${telephoneWords.join('|')})\\b|τηλ|тел)(?:\\.|\\b)` +
      '(?:\\s?(?:no|nr|number|num|office|direct|mobile|line)\\b\\.?)?[\\s:.|/\\-–()]{0,4}$',
    `\\b(?:${telephoneWordsWithColon.join('|')})(?: (?:no|nr|number))?[.:]\\s?$`,
    '\\b[TMFP][:.]\\s?$',
  ].join('|'),
  'iu',
)

/** What comes before a number that is something else: a company's number, a book's, an account's. */
const otherLabels = [
  'BE',
  'VAT',
  'TVA',
  'BTW',
  'KBO',
  'BCE',
  'RPM',
  'ISBN',
  'ISSN',
  'IBAN',
  'BIC',
  'CELEX',
  'ECLI',
  'DOI',
  'No',
  'Nr',
  'ref',
  'reference',
  'case',
  'file',
  'dossier',
  'register',
  'registration',
]
const otherLabelBefore = new RegExp(
  `(?:\\b(?:${otherLabels.join('|')})|n[°º]|№|#)[\\s:.]{0,3}$`,
  'iu',
)

/** How much is read before a number to know what it is. */
const lookBehindLength = 32
const maxDigits = 15
/** How many digits a number has that neither a country's code nor a word before it tells. */
const minDigits = 9

type DigitGroup = Span & { digits: string }

/** The telephone numbers in a text, in order. References, dates, amounts and years are none. */
export function findTelephones(text: string): Span[] {
  const found: Span[] = []
  for (const match of text.matchAll(digitRunPattern)) {
    const before = text.slice(Math.max(0, match.index - lookBehindLength), match.index)
    const parts = splitRun(text, { start: match.index, end: match.index + match[0].length })
    for (let at = 0; at < parts.length;) {
      const most = Math.min(3, parts.length - at)
      const [match] = [1, 2, 3].flatMap((count) => {
        const number =
          count <= most && joinIntoNumber(text, parts.slice(at, at + count), at === 0 ? before : '')
        return number ? [{ number, count }] : []
      })
      if (match) found.push(match.number)
      at += match?.count ?? 1
      const rest = match && findRest(text, match.number.end, parts[at - 1]!.end)
      if (rest) parts[(at -= 1)] = rest
    }
  }
  return found
}

/** What of a run is left after a number that ends before it, from its next digit on. */
function findRest(text: string, from: number, end: number): Span | null {
  const next = text.slice(from, end).search(/[+＋\d]/)
  return next < 0 ? null : { start: from + next, end }
}

/** The number that some parts of a run make together. */
function joinIntoNumber(text: string, parts: readonly Span[], before: string): Span | null {
  const span = { start: parts[0]!.start, end: parts.at(-1)!.end }
  const label = telephoneLabelBefore.test(before)
  return isPartOfWord(text, span, label) ? null : matchNumber(text, span, label, before)
}

/**
 * Of a run with more digits than a number has, the pieces that may be numbers: `02 299 11 11 / 02
 * 299 11 12`, or with a space alone.
 */
function splitRun(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end)
  if (words.replace(/\D/g, '').length <= maxDigits) return [span]
  const parts: Span[] = []
  let [start, from] = [span.start, 0]
  for (const { index, 0: sign } of words.matchAll(/ [/–-] |[ \u00A0](?=0)/g)) {
    // A group that begins with 0 begins another number only where the one before is complete.
    if (sign.length === 1 && words.slice(from, index).replace(/\D/g, '').length < minDigits)
      continue
    parts.push({ start, end: span.start + index })
    from = index + sign.length
    start = span.start + from
  }
  return [...parts, { start, end: span.end }]
}

/** Whether letters, digits or signs of an address hang on a run: then it is a piece of a reference. */
function isPartOfWord(text: string, { start, end }: Span, label: boolean): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)]
  if (/^[\p{L}\p{N}_@]|^[/\-_]\p{L}/u.test(after)) return true
  if (label)
    return /[\p{L}\p{N}_]$/u.test(before) && !/[:.]$/.test(before) && !/\p{L}$/u.test(before)
  return (
    /[\p{L}\p{N}_=#&@§€$£]$/u.test(before) ||
    /[\p{L}\p{N}][./\-–:]$/u.test(before) ||
    /[€$£]\s$/u.test(before)
  )
}

function matchNumber(text: string, span: Span, label: boolean, before: string): Span | null {
  const groups = splitDigitGroups(text, span)
  const [first] = groups
  if (!first) return null
  const words = text.slice(span.start, span.end)
  const digits = groups.map((group) => group.digits).join('')
  const internationalEnd = findInternationalEnd(words, groups, digits)
  if (internationalEnd !== null)
    return includeBrackets(text, { start: span.start, end: internationalEnd })
  if (digits.length > maxDigits) return null
  if (isDate(groups, text) || isRange(groups, text)) return null
  if (label)
    return digits.length >= 5 && !(isAmount(groups) && !/[:.|/]\s*$/.test(before))
      ? includeBrackets(text, span)
      : null
  if (otherLabelBefore.test(before)) return null
  return isNational(first, groups, digits, text) || isAmerican(groups, text)
    ? includeBrackets(text, span)
    : null
}

/** Where a number ends that begins with the sign or the digits of a call abroad; null where it is none. */
function findInternationalEnd(
  words: string,
  groups: readonly DigitGroup[],
  digits: string,
): number | null {
  const hasPlus = /^\(?[+＋]/.test(words)
  const isInternational = hasPlus || /^\(?00\s?[1-9]/.test(words)
  return isInternational && digits.length >= (hasPlus ? 8 : 10)
    ? findEndWithin(groups, maxDigits + (hasPlus ? 0 : 2))
    : null
}

function splitDigitGroups(text: string, { start, end }: Span): DigitGroup[] {
  return [...text.slice(start, end).matchAll(/\d+/g)].map(({ index, 0: digits }) => ({
    start: start + index,
    end: start + index + digits.length,
    digits,
  }))
}

/** Where the last group ends with which a number has no more digits than one may have. */
function findEndWithin(groups: readonly DigitGroup[], most: number): number {
  let [digits, end] = [0, groups[0]!.end]
  for (const group of groups) {
    digits += group.digits.length
    if (digits > most) break
    end = group.end
  }
  return end
}

/**
 * `02 299 11 11`, `0471/12.34.56`, `(02) 299 11 11`: nine digits or more that begin with one 0, in
 * groups or in one.
 */
function isNational(
  first: DigitGroup,
  groups: readonly DigitGroup[],
  digits: string,
  text: string,
): boolean {
  if (!/^0[1-9]/.test(digits) || digits.length < minDigits || digits.length > 12) return false
  // The transparency register's numbers have a long group and two digits after it; tables of
  // decimals begin with a 0 alone.
  if (groups.length === 2 && first.digits.length >= 7 && groups[1]!.digits.length === 2)
    return false
  return first.digits.length > 1 && !/^\d\.\d/.test(text.slice(first.start, first.end + 2))
}

/** `(202) 555-0143`, `202-555-0143`, `1-202-555-0143`. */
function isAmerican(groups: readonly DigitGroup[], text: string): boolean {
  const lengths = groups.map(({ digits }) => digits.length).join()
  if (!/^(?:1,)?3,3,4$/.test(lengths)) return false
  const joined = groups.slice(1).map((group, index) => text.slice(groups[index]!.end, group.start))
  return joined.at(-1) === '-' || joined.at(-1) === '.' || joined.some((sign) => sign.includes(')'))
}

/** Whether groups are days such as `29.10.2020`, `2020-10-29`, or several of them. */
function isDate(groups: readonly DigitGroup[], text: string): boolean {
  return groups.some((_, index) => isDateGroup(groups.slice(index, index + 3), text))
}

function isDateGroup(threeGroups: readonly DigitGroup[], text: string): boolean {
  if (threeGroups.length < 3) return false
  const [a, b, c] = threeGroups.map(({ digits }) => digits) as [string, string, string]
  const signs = threeGroups
    .slice(1)
    .map((group, index) => text.slice(threeGroups[index]!.end, group.start).trim())
  if (signs[0] !== signs[1]) return false
  const [day, month] = [Number(a), Number(b)]
  const endsWithYear =
    a.length <= 2 &&
    b.length <= 2 &&
    /^(?:19|20)\d\d$/.test(c) &&
    day >= 1 &&
    day <= 31 &&
    month >= 1 &&
    month <= 31
  return (
    endsWithYear ||
    (/^(?:19|20)\d\d$/.test(a) &&
      b.length === 2 &&
      c.length === 2 &&
      Number(b) <= 12 &&
      Number(c) <= 31 &&
      signs[0] !== '')
  )
}

/** Whether groups are those of a large number, such as `500 000`. */
function isAmount([first, ...rest]: readonly DigitGroup[]): boolean {
  return (
    !first!.digits.startsWith('0') &&
    first!.digits.length <= 3 &&
    rest.length > 0 &&
    rest.every(({ digits }) => digits.length === 3)
  )
}

/**
 * Whether groups are two years or two pages, such as `2021/2027`, `0037 - 0047`, or a number of a
 * year, `0258/2020`.
 */
function isRange(groups: readonly DigitGroup[], text: string): boolean {
  const [a, b] = groups
  if (groups.length !== 2 || a!.digits.length !== 4 || b!.digits.length !== 4) return false
  return /[/\-–]/.test(text.slice(a!.end, b!.start))
}

/** The number with the bracket that opens before its first digits, or closes after its last. */
function includeBrackets(text: string, { start, end }: Span): Span {
  const opens = (text.slice(start, end).match(/\(/g) ?? []).length
  const closes = (text.slice(start, end).match(/\)/g) ?? []).length
  if (closes > opens && text[start - 1] === '(') return { start: start - 1, end }
  return { start, end: opens > closes && text[end] === ')' ? end + 1 : end }
}
