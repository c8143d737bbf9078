import { splitParagraphs } from '../text/paragraphs.ts'
import { countWords } from '../text/quotes.ts'
import { foldText } from '../text/words.ts'
import type { LetterFields } from '../letter-form.ts'

/**
 * What tells a text of the same statement in another language: who says it when, its reference, how long it is, and its
 * figures, which are not translated.
 */
export type TextSummary = {
  language: string | null
  dated: string
  reference: string
  authors: string[]
  words: number
  paragraphs: number
  numbers: ReadonlySet<string>
}

export function summariseText(
  text: string,
  {
    language,
    dated,
    reference,
    parties,
  }: Pick<LetterFields, 'language' | 'dated' | 'reference' | 'parties'>,
): TextSummary {
  return {
    language: language || null,
    dated,
    reference: foldText(reference ?? ''),
    authors: parties.flatMap(({ role, name, organisation }) =>
      role === 'author' ? [foldText(name || organisation || '')].filter(Boolean) : [],
    ),
    words: countWords(text),
    paragraphs: splitParagraphs(text).filter(({ number }) => number !== null).length,
    numbers: new Set(text.match(/\d+/g) ?? []),
  }
}

/** Languages need more or fewer words for the same: German for French is 1 to 1.3, and no pair is beyond this. */
const longestRatio = 1.6
/** From as many figures on they tell by themselves, where at least half are shared. */
const [fewFigures, sharedFigures] = [4, 0.5]

/**
 * Whether two texts may be one statement in two languages: of one day and one author or reference, about as long, and
 * either with the same figures or with as many paragraphs. Only ever a question to a person.
 */
export function mayBeTranslation(one: TextSummary, other: TextSummary): boolean {
  if (!one.language || !other.language || one.language === other.language) return false
  if (!/^\d{4}-\d{2}-\d{2}$/.test(one.dated) || one.dated !== other.dated) return false
  const isOneReference = one.reference !== '' && one.reference === other.reference
  if (!isOneReference && !one.authors.some((author) => other.authors.includes(author))) return false
  const [shorter, longer] = [one.words, other.words].sort((a, b) => a - b) as [number, number]
  if (!shorter || longer / shorter > longestRatio) return false
  return isOneReference || haveSameFigures(one, other) || isOneLayout(one, other)
}

function haveSameFigures({ numbers: a }: TextSummary, { numbers: b }: TextSummary): boolean {
  const shared = [...a].filter((number) => b.has(number)).length
  return (
    Math.min(a.size, b.size) >= fewFigures && shared / (a.size + b.size - shared) >= sharedFigures
  )
}

function isOneLayout(one: TextSummary, other: TextSummary): boolean {
  return one.paragraphs >= 3 && one.paragraphs === other.paragraphs
}
