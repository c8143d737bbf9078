import { isWrittenInLatin } from './arabic-letters.ts'
import type { NameReading } from './name-reading.ts'
import { joiningWords } from './name-words.ts'
import { findSpellingSlip, type SpellingSlip } from './spelling-slip.ts'

/** In what two names agree. */
export type NameMatchKind =
  | 'the same'
  | 'order'
  | 'spelling'
  | 'script'
  | 'address'
  | 'short form'
  | 'slip'
  | 'sound'
  | 'part'
  | 'initials'
  | 'family name'
  | 'given name'

/**
 * `strong`: it takes nothing else to think that the two are one. The names stand as they are written; `differing` are
 * the words of a person's name between which a slip would lie, which may be two names as well.
 */
export type NameMatch = {
  kind: NameMatchKind
  strong: boolean
  names: [string, string]
  differing: readonly string[]
}

type Finding = { kind: NameMatchKind; strong: boolean; differing?: readonly string[] } | null

/** Why two names may be those of one person, or of one organisation; null where nothing in them says so. */
export function compareNames(one: NameReading, other: NameReading): NameMatch | null {
  const found = one.isPerson ? comparePeople(one, other) : compareOrganisations(one, other)
  return found && { differing: [], ...found, names: [one.written, other.written] }
}

function comparePeople(one: NameReading, other: NameReading): Finding {
  const isWhole = Math.min(one.latin.length, other.latin.length) > 1
  if (one.address || other.address) return compareAddress(one, other)
  return (
    compareWhole(one, other, isWhole) ??
    compareScripts(one, other) ??
    compareInitials(one, other) ??
    compareParts(one, other) ??
    (isWhole ? compareSpelling(one, other) : null) ??
    compareSingle(one, other)
  )
}

function compareOrganisations(one: NameReading, other: NameReading): Finding {
  if (one.address || other.address)
    return one.address?.local === other.address?.local &&
      one.address?.domain === other.address?.domain
      ? { kind: 'the same', strong: true }
      : null
  return (
    compareWhole(one, other, true) ??
    compareScripts(one, other) ??
    compareShort(one, other) ??
    compareSpelling(one, other)
  )
}

/** All words of both are the same, in this order or another, with accents or what is written in place of them. */
function compareWhole(one: NameReading, other: NameReading, isWhole: boolean): Finding {
  if (areSame(sort(one.folded), sort(other.folded))) {
    const isTurned =
      one.written.includes(',') !== other.written.includes(',') ||
      !areSame(one.folded, other.folded)
    return { kind: isTurned ? 'order' : 'the same', strong: isWhole }
  }
  const isSpelled =
    !one.isForeign &&
    !other.isForeign &&
    hasAccents(one) !== hasAccents(other) &&
    areSame(sort(one.latin.map(dropPairs)), sort(other.latin.map(dropPairs)))
  return isSpelled ? { kind: 'spelling', strong: isWhole } : null
}

/** In words of which one is written in another script. */
function compareScripts(one: NameReading, other: NameReading): Finding {
  if (!one.isForeign && !other.isForeign) return null
  const isSame =
    areSame(sort(one.heard), sort(other.heard)) ||
    isArabicFor(one, other) ||
    isArabicFor(other, one)
  return isSame && Math.min(one.latin.length, other.latin.length) > 1
    ? { kind: 'script', strong: true }
    : null
}

const isArabicFor = (one: NameReading, other: NameReading): boolean =>
  one.isForeign &&
  !other.isForeign &&
  one.arabic !== null &&
  other.arabic !== null &&
  isWrittenInLatin(one.arabic, other.arabic)

/** `Y. Johansson` and `Ylva Johansson`: one has letters where the other has names. */
function compareInitials(one: NameReading, other: NameReading): Finding {
  const [short, long] = countInitials(one) > countInitials(other) ? [one, other] : [other, one]
  if (countInitials(short) === 0 || short.latin.length < 2) return null
  const [family, longFamily] = [short.heard.at(-1)!, long.heard.at(-1)!]
  if (family.length < 2 || family !== longFamily) return null
  const [given, longGiven] = [short.latin.slice(0, -1), long.latin.slice(0, -1)]
  const fits =
    longGiven.length > 0 &&
    given[0]![0] === longGiven[0]![0] &&
    given.every((word) => longGiven.some((name) => beginsAlike(word, name)))
  return fits ? { kind: 'initials', strong: false } : null
}

const beginsAlike = (word: string, name: string): boolean =>
  word.length === 1 || name.length === 1 ? word[0] === name[0] : word === name

const countInitials = ({ latin }: NameReading): number =>
  latin.slice(0, -1).filter((word) => word.length === 1).length

/** One has all words of the other and more: an initial, a second given name, or a second family name. */
function compareParts(one: NameReading, other: NameReading): Finding {
  const [short, long] = one.heard.length < other.heard.length ? [one, other] : [other, one]
  if (short.heard.length < 2 || short.heard.length === long.heard.length) return null
  const left = [...long.heard]
  const isPart = short.heard.every((word) => {
    const place = left.indexOf(word)
    if (place >= 0) left.splice(0, place + 1)
    return place >= 0
  })
  if (!isPart || short.heard[0] !== long.heard[0]) return null
  const isInitial =
    left.length === 0 && long.heard.every((word) => word.length === 1 || short.heard.includes(word))
  return { kind: 'part', strong: isInitial }
}

/** One letter is another, or there is another spelling of what is heard. */
function compareSpelling(one: NameReading, other: NameReading): Finding {
  const slip =
    findSpellingSlip(one.latin, other.latin) ?? findSpellingSlip(sort(one.latin), sort(other.latin))
  if (
    slip &&
    !one.isPerson &&
    slip.words.some((word) => word.length > 1 && joiningWords.test(word))
  )
    return { kind: 'slip', strong: true }
  if (slip && isPlausible(slip))
    return {
      kind: 'slip',
      strong: isPlain(slip, one.isPerson),
      differing: one.isPerson ? slip.words : [],
    }
  return one.isPerson && areSame(sort(one.heard), sort(other.heard)) && !hasInitials(one, other)
    ? { kind: 'sound', strong: false }
    : null
}

const hasInitials = (...readings: NameReading[]): boolean =>
  readings.some((each) => countInitials(each) > 0)

/** Short words that differ are other words: numbers of units, abbreviations, Jan and Jon. */
const isPlausible = ({ words: [short, long] }: SpellingSlip): boolean =>
  short.length > 3 && !/\d/.test(short + long)

/**
 * A letter left out, doubled or swapped within a long word. What differs at the end is another gender or number
 * (Martin and Martina), and another vowel another name (Hansen and Hanson).
 */
function isPlain(
  { kind, words, isAtStart, isAtEnd, letters }: SpellingSlip,
  isPerson: boolean,
): boolean {
  if (isAtStart || isAtEnd || words[0].length < 5) return false
  if (kind !== 'changed') return true
  return !isPerson || (words[0].length > 6 && !/^[aeiouy]{2}$/.test(letters))
}

/** `EDRi` and `European Digital Rights (EDRi)`; the first letters alone may be somebody else's too. */
function compareShort(one: NameReading, other: NameReading): Finding {
  const isOnly = ({ short, latin }: NameReading) => short !== null && latin.length === 1
  for (const [short, long] of [
    [one, other],
    [other, one],
  ] as const) {
    if (!isOnly(short) || isOnly(long)) continue
    if (short.short === long.short) return { kind: 'short form', strong: true }
    if (long.short === null && short.short === long.initials)
      return { kind: 'short form', strong: false }
  }
  return null
}

/** Nothing but one word in common: the family name that stands alone, or a given name. */
function compareSingle(one: NameReading, other: NameReading): Finding {
  const [first, second] = [one.heard, other.heard]
  if (Math.min(first.length, second.length) === 1 && first.at(-1) === second.at(-1))
    return { kind: 'family name', strong: false }
  return first.length > 1 && second.length > 1 && first[0] === second[0] && first[0]!.length > 2
    ? { kind: 'given name', strong: false }
    : null
}

/** What stands before the `@` is the name, the family name with a letter, or the same at another domain. */
function compareAddress(one: NameReading, other: NameReading): Finding {
  if (one.address && other.address)
    return one.address.local === other.address.local && one.latin.length > 1
      ? { kind: 'address', strong: one.address.domain === other.address.domain }
      : null
  const [address, named] = one.address ? [one, other] : [other, one]
  if (named.latin.length < 2) return null
  if (areSame(sort(address.heard), sort(named.heard))) return { kind: 'address', strong: true }
  const joined = address.latin.join('')
  const [given, family] = [named.latin[0]!, named.latin.at(-1)!]
  return [given + family, family + given].includes(joined)
    ? { kind: 'address', strong: true }
    : joined === given[0]! + family || joined === family + given[0]!
      ? { kind: 'address', strong: false }
      : null
}

const sort = (words: readonly string[]): string[] => [...words].sort()

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, index) => word === other[index])

const hasAccents = ({ written }: NameReading): boolean =>
  /[äöüåøæœß]/iu.test(written.normalize('NFC'))

/** `mueller` and `muller` are both written for `müller`. */
const dropPairs = (word: string): string => word.replace(/([aou])e/g, '$1').replace(/aa/g, 'a')
