/** Pairs of Greek letters that stand for one sound, before the single ones (ELOT 743, ISO 843 type 2). */
const greekPairs: readonly (readonly [RegExp, string])[] = [
  [/([αεη])υ(?=[θκξπστφχψ]|\P{L}|$)/gu, '$1f'],
  [/([αεη])υ/gu, '$1v'],
  [/ου/gu, 'ou'],
  [/γγ/gu, 'ng'],
  [/γξ/gu, 'nx'],
  [/γχ/gu, 'nch'],
  [/(?<!\p{L})μπ/gu, 'b'],
]

const greekLetters: Record<string, string> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
}

/** Bulgarian by the Transliteration Act of 2009; what other languages in Cyrillic add follows their passports. */
const cyrillicLetters: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sht',
  ъ: 'a',
  ь: 'y',
  ю: 'yu',
  я: 'ya',
  ё: 'e',
  ы: 'y',
  э: 'e',
  є: 'ie',
  і: 'i',
  ї: 'i',
  ґ: 'g',
  ђ: 'dj',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  џ: 'dz',
  ѓ: 'gj',
  ќ: 'kj',
  ѕ: 'dz',
}

/** Words in Latin letters, in small letters: Greek and Cyrillic as passports write them, everything else as it is. */
export function transliterateToLatin(words: string): string {
  const small = words.normalize('NFC').toLowerCase()
  const bare = small
    .replace(/[ϊΐ]/gu, 'ι')
    .replace(/[ϋΰ]/gu, 'υ')
    .replace(/[άέήίόύώ]/gu, (letter) => letter.normalize('NFD')[0]!)
  const paired = greekPairs.reduce((text, [pair, latin]) => text.replace(pair, latin), bare)
  return paired
    .replace(/ия(?!\p{L})/gu, 'ia')
    .replace(/\p{L}/gu, (letter) => greekLetters[letter] ?? cyrillicLetters[letter] ?? letter)
}
