import { format, parseISO } from 'date-fns'
import { de } from 'date-fns/locale/de'
import { enGB } from 'date-fns/locale/en-GB'
import { fr } from 'date-fns/locale/fr'
import type { Day } from '../days.ts'
import type { SideLanguage, TopicSides } from '../topic-sides.ts'
import { english } from './languages/en.ts'
import { french } from './languages/fr.ts'
import { german } from './languages/de.ts'
import type { Counted, LeadLanguage } from './languages/language.ts'
import { ownWords, type LeadSegment } from './segments.ts'

const languages: Record<SideLanguage, LeadLanguage> = { en: english, de: german, fr: french }
const locales = { de, enGB, fr }

export function findLanguage(language: SideLanguage): LeadLanguage {
  return languages[language]
}

/** `11 May 2022`, `11. Mai 2022`, `1er mai 2022`. */
export function writeDay({ locale, day, firstDay }: LeadLanguage, date: Day): string {
  const pattern = date.endsWith('-01') ? (firstDay ?? day) : day
  return keepTogether(format(parseISO(date), pattern, { locale: locales[locale] }))
}

/** `Dec 2022`, `Dez. 2022`, `déc. 2022`. */
export function writeMonth({ locale, month }: LeadLanguage, date: Day): string {
  return keepTogether(format(parseISO(date), month, { locale: locales[locale] }))
}

/** The phrase for so many, as the language counts. */
export function choosePhrase({ language }: LeadLanguage, phrases: Counted, n: number): string {
  const phrase = numbers[language].plural.select(n) === 'one' ? phrases.one : phrases.other
  // A number does not part from what it counts at the end of a line.
  return phrase.replace('{n} ', '{n}\u00a0')
}

export function writeNumber({ language }: LeadLanguage, n: number): string {
  return numbers[language].format.format(n)
}

/** Made once, because making one takes longer than a sentence. */
const numbers = {
  en: { plural: new Intl.PluralRules('en'), format: new Intl.NumberFormat('en') },
  de: { plural: new Intl.PluralRules('de'), format: new Intl.NumberFormat('de') },
  fr: { plural: new Intl.PluralRules('fr'), format: new Intl.NumberFormat('fr') },
} satisfies Record<SideLanguage, { plural: Intl.PluralRules; format: Intl.NumberFormat }>

/** Words of one piece do not part at the end of a line. */
export function keepTogether(words: string): string {
  return words.replaceAll(' ', '\u00a0')
}

type WordedTopic = { sides: TopicSides; proposition: string }

/** What a sentence supports or opposes: words that complete its verb, and whether they turn the verb round. */
type SentenceObject = { object: LeadSegment[]; turned: boolean }

/**
 * What is supported or opposed, by the topic's short forms: that of the supporting side in the language, of whoever
 * opposes otherwise what the opposing side supports; where neither is written the English ones in quotation marks, and
 * the proposition where those are not written either.
 */
export function chooseObject(
  language: LeadLanguage,
  { sides, proposition }: WordedTopic,
  opposes = false,
): SentenceObject {
  const code = language.language
  const choices = [
    { words: sides.supports[code], turned: false, foreign: false },
    { words: opposes ? sides.opposes[code] : '', turned: true, foreign: false },
    { words: sides.supports.en, turned: false, foreign: true },
    { words: opposes ? sides.opposes.en : '', turned: true, foreign: true },
    { words: proposition.replace(/\.$/, ''), turned: false, foreign: true },
  ]
  const { words, turned, foreign } = choices.find((choice) => choice.words !== '')!
  return { object: foreign ? quoteWords(language, words) : [ownWords(words)], turned }
}

function quoteWords({ quotes: [open, close] }: LeadLanguage, words: string): LeadSegment[] {
  return [{ text: open, proof: null }, ownWords(words), { text: close, proof: null }]
}
