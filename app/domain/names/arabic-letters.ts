/**
 * How an Arabic letter is written in Latin ones, as patterns. Short vowels are not written in Arabic, so that one may
 * stand behind every consonant; a long one stands for the vowels that it is heard as.
 */
const letterPatterns: Record<string, string> = {
  ب: 'b|p',
  پ: 'p|b',
  ت: 't',
  ط: 't',
  ث: 'th|t|s',
  ج: 'dj|j|g',
  چ: 'ch|tch',
  ح: 'h',
  ه: 'h',
  خ: 'kh|ch|h|k',
  د: 'd',
  ذ: 'dh|th|z|d',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh|ch|sch',
  ص: 's',
  ض: 'd|dh',
  ظ: 'z|dh',
  غ: 'gh|g',
  ف: 'f|ph',
  ق: 'q|k|c',
  ك: 'k|c',
  ک: 'k|c',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
}
const consonantKeys: Record<string, string> = {
  ...{ ب: 'b', پ: 'b', ت: 't', ط: 't', ث: 't', ج: 'j', چ: 's', ح: 'h', ه: 'h', خ: 'h', د: 'd' },
  ...{ ذ: 'd', ر: 'r', ز: 's', س: 's', ش: 's', ص: 's', ض: 'd', ظ: 's', غ: 'j', ف: 'f', ق: 'k' },
  ...{ ك: 'k', ک: 'k', گ: 'j', ل: 'l', م: 'm', ن: 'n' },
}

const arabicLetter = /\p{Script=Arabic}/u

export function hasArabicLetters(words: string): boolean {
  return arabicLetter.test(words)
}

/** The words of a name in Arabic without vowel signs and without the article, which Latin writes in many ways. */
export function splitArabicWords(name: string): string[] {
  return (
    name
      .normalize('NFKC')
      .replace(/[\p{M}ـ]/gu, '')
      .match(/\p{Script=Arabic}+/gu) ?? []
  )
    .map((word) => word.replace(/^ال(?=..)/u, ''))
    .filter((word) => word.length > 1)
}

/** Latin words without the article in front of them. */
export function dropArticles(words: readonly string[]): string[] {
  return words.filter((word) => !/^(?:al|el|ul|ad|as|ar|an|bin|ibn)$/.test(word))
}

/** What is left of words in either script when vowels and what is told apart in Arabic alone are gone; sorted. */
export function makeConsonantKey(words: readonly string[]): string {
  return words.map(keepConsonants).sort().join(' ')
}

function keepConsonants(word: string): string {
  if (hasArabicLetters(word)) return [...word].map((letter) => consonantKeys[letter] ?? '').join('')
  const latin = word
    .replace(/(.)\1+/g, '$1')
    .replace(/^al(?=[bcdfghjklmnpqrstvwxz]{1,2}[aeiou])/, '')
    .replace(/kh|ch(?=[aeiou])/g, (pair) => (pair === 'kh' ? 'h' : 's'))
    .replace(/sch|sh|z/g, 's')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/gh|dj|g/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/[qc]/g, 'k')
    .replace(/p/g, 'b')
    .replace(/h$/, '')
  return latin.replace(/[aeiouyw]/g, '')
}

/** Whether Latin words are how the words of a name in Arabic may be written, each of them once, in any order. */
export function isWrittenInLatin(arabic: readonly string[], latin: readonly string[]): boolean {
  const left = [...latin]
  return (
    arabic.length === latin.length &&
    arabic.length > 1 &&
    arabic.every((word) => {
      const pattern = makeLatinPattern(word)
      const place = left.findIndex((candidate) => pattern.test(candidate))
      if (place >= 0) left.splice(place, 1)
      return place >= 0
    })
  )
}

function makeLatinPattern(word: string): RegExp {
  const letters = [...word]
  const parts = letters.map((letter, index) => {
    const [isFirst, isLast] = [index === 0, index === letters.length - 1]
    if (/[اأإآى]/u.test(letter)) return isFirst ? '[aeiou]' : isLast ? '(?:a|ah)' : '(?:a|aa|e)'
    if (letter === 'ة') return '(?:a|ah|at|e|eh)?'
    if (/[عء]/u.test(letter)) return '[aeiou]{0,2}'
    if (/[يئی]/u.test(letter))
      return isFirst ? '(?:y|i)[aeiou]?' : '(?:i|y|e|ee|ei|ai|ay|ey|iy|aye?|ie)'
    if (/[وؤ]/u.test(letter))
      return isFirst ? '(?:w|v|ou)[aeiou]?' : '(?:u|o|oo|ou|w|aw|au|ow|awa|uw)'
    const pattern = letterPatterns[letter] ?? letter
    return `(?:${pattern}){1,2}${isLast ? '' : '[aeiou]?'}`
  })
  return new RegExp(`^(?:al|el)?${parts.join('')}$`, 'u')
}
