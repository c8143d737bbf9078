/** A name or a word without case, accents and doubled spaces: what names are compared and words are searched by. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðþßæœıħŧς]/g, (letter) => foldedLetters[letter]!)
    .replace(/\s+/g, ' ')
    .trim()
}

const foldedLetters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ς: 'σ',
}

/** `Mixed` for `mixed`. */
export function capitaliseFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `+2`, `0`, `−1`, `+0.67`: with a sign, a true minus and at most two decimals. */
export function formatSignedNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100
  if (rounded === 0) return '0'
  const digits = String(Math.abs(rounded))
  return rounded < 0 ? `−${digits}` : `+${digits}`
}

/** `letter` for one, `letters` for none and for many. */
export function pluralise(number: number, singular: string, plural = `${singular}s`): string {
  return number === 1 ? singular : plural
}

/** `1 letter`, `1,200 letters`: for a label or a line of figures. */
export function formatQuantity(number: number, singular: string, plural?: string): string {
  return `${number.toLocaleString('en')} ${pluralise(number, singular, plural)}`
}

/** `one letter`, `1,200 letters`: for a sentence. */
export function formatCount(number: number, singular: string, plural?: string): string {
  return number === 1 ? `one ${singular}` : formatQuantity(number, singular, plural)
}

/** Words, or the beginning of longer ones with how much of them that is: `Abc … (the first 3 of 1,200 signs)`. */
export function clipWords(words: string, most: number): string {
  if (words.length <= most) return words
  const [shown, all] = [most.toLocaleString('en'), words.length.toLocaleString('en')]
  return `${words.slice(0, most)} … (the first ${shown} of ${all} signs)`
}

/** Words as a list of at most so many, and how many more there are: `A, B and 3 more`. */
export function listSome(words: readonly string[], most: number, separator = ', '): string {
  const more = words.length - most
  const named = words.slice(0, most).join(separator)
  return more > 0 ? `${named} and ${more.toLocaleString('en')} more` : named
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWithAnd(words: readonly string[]): string {
  return words.length > 1
    ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
    : (words[0] ?? '')
}
