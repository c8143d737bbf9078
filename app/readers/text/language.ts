import { eld } from 'eld/extrasmall'
import type { DocumentContent } from '../document.ts'
import { readerLimits } from '../confined/limits.ts'
import { irishWords, luxembourgishWords, malteseWords } from './language-words.ts'

/** The detector looks at 350 bytes and no more, so a long text is asked about in parts, spread evenly. */
const partLength = 200
const mostParts = 40

/**
 * The language of a text as ISO 639-1 has it (en, el, mt), told by most of its parts; null where the text is too
 * short, in several languages, or in none that is sure. Knows all languages of the European Union and some sixty
 * more.
 */
export function detectLanguage(text: string): string | null {
  const parts = splitParts(text.slice(0, 1_000_000))
  const detected = parts.map(detectPartLanguage)
  const counts = new Map<string, number>()
  for (const one of detected) if (one) counts.set(one, (counts.get(one) ?? 0) + 1)
  const [best] = [...counts].sort(([, one], [, other]) => other - one)
  return best &&
    best[1] >= detected.length * 0.6 &&
    best[1] >= detected.filter(Boolean).length * 0.8
    ? best[0]
    : null
}

/** Languages so near to each other that the words of one do not refute a file that declares the other. */
const similarLanguages = [
  'hr bs sr sh cnr',
  'no nb nn da',
  'es gl ca',
  'pt gl',
  'de lb gsw',
  'ro mo',
  'ms id',
  'cs sk',
].map((names) => names.split(' '))

/**
 * A document with its language: that of its words where they tell it, otherwise as the file declares. Where both
 * plainly disagree, the words win, with a doubt.
 */
export function withLanguage(content: DocumentContent): DocumentContent {
  const declared = content.language?.toLowerCase().split(/[-_]/)[0] ?? null
  const detected = detectLanguage(content.text)
  if (detected === null) return { ...content, languageFrom: declared ? 'file' : null }
  if (declared === null) return { ...content, language: detected, languageFrom: 'words' }
  if (
    declared === detected ||
    similarLanguages.some((names) => names.includes(declared) && names.includes(detected))
  )
    return { ...content, languageFrom: 'file' }
  return {
    ...content,
    language: detected,
    languageFrom: 'words',
    doubts: [
      ...content.doubts,
      `The file says that it is in ${languageName(declared)}, but its words are in ${languageName(detected)}.`,
    ],
  }
}

function languageName(language: string): string {
  try {
    return (
      new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language
    )
  } catch {
    return `“${language.slice(0, 20)}”`
  }
}

/** Parts of running words: without addresses of the web, numbers, and lines that are hardly words. */
function splitParts(text: string): string[] {
  const lines = text.split('\n').map((line) =>
    line
      .split(/\s+/)
      .filter((word) => !/[@\d]|:\/\/|www\./.test(word))
      .join(' '),
  )
  const running = lines.filter((line) => countLetters(line) >= 25)
  const words = (countLetters(running.join(' ')) >= readerLimits.languageLetters ? running : lines)
    .join(' ')
    .trim()
  if (countLetters(words) < readerLimits.languageLetters) return []
  const parts: string[] = []
  for (let at = 0; at < words.length;) {
    const end =
      at + partLength >= words.length ? words.length : words.lastIndexOf(' ', at + partLength)
    const next = end > at ? end : at + partLength
    parts.push(words.slice(at, next))
    at = next
  }
  const last = parts.at(-1)!
  if (parts.length > 1 && last.length < partLength / 2) parts.pop()
  return parts.length <= mostParts
    ? parts
    : Array.from(
        { length: mostParts },
        (_, at) => parts[Math.floor((at * parts.length) / mostParts)]!,
      )
}

const countLetters = (words: string): number => words.match(/\p{L}/gu)?.length ?? 0

function detectPartLanguage(part: string): string | null {
  const own = detectByWords(part)
  if (own) return own
  const found = eld.detect(part)
  return found.isReliable() && found.language ? found.language : null
}

/**
 * Words and letters of languages that the detector does not know and takes for others or for none: two of them, in
 * this share of a part's words, make it theirs.
 */
const wordMarks: readonly { language: string; share: number; marks: RegExp }[] = [
  { language: 'ga', share: 0.1, marks: matchWords(irishWords) },
  { language: 'mt', share: 0.1, marks: matchWords(malteseWords, '[ħġ]|') },
  { language: 'lb', share: 0.06, marks: matchWords(luxembourgishWords) },
]

/** Whole words of a list, or what `otherwise` matches. */
function matchWords(words: readonly string[], otherwise = ''): RegExp {
  return new RegExp(`${otherwise}(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'giu')
}

function detectByWords(part: string): string | null {
  const words = part.match(/\p{L}+/gu)?.length ?? 0
  const found = wordMarks.find(({ share, marks }) => {
    const seen = part.toLowerCase().match(marks) ?? []
    return new Set(seen).size >= 2 && seen.length >= words * share
  })
  return found?.language ?? null
}
