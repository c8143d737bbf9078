/** The languages in which sentences are made, each with the words that a short form completes. */
export const sideLanguages = [
  { language: 'en', name: 'English', verb: 'supports' },
  { language: 'de', name: 'German', verb: 'unterstützt' },
  { language: 'fr', name: 'French', verb: 'soutient' },
] as const

export type SideLanguage = (typeof sideLanguages)[number]['language']

/** What whoever is on a side of a topic supports, in a few words of each language; empty where it is not written. */
type SideWords = Record<SideLanguage, string>

/** The two sides of a topic, in short. */
export type TopicSides = { supports: SideWords; opposes: SideWords }

export const topicSides = ['supports', 'opposes'] as const satisfies (keyof TopicSides)[]

const noWords: SideWords = { en: '', de: '', fr: '' }

/** Two sides that nobody wrote yet. */
export const unwrittenSides: TopicSides = { supports: noWords, opposes: noWords }

/** The two sides with the words that `wordsOf` gives for each side and language. */
export function writeSides(
  wordsOf: (side: keyof TopicSides, language: SideLanguage) => string,
): TopicSides {
  const writeSide = (side: keyof TopicSides): SideWords => ({
    en: wordsOf(side, 'en'),
    de: wordsOf(side, 'de'),
    fr: wordsOf(side, 'fr'),
  })
  return { supports: writeSide('supports'), opposes: writeSide('opposes') }
}

/** What somebody who is on a side of a topic is said to do, and to what. */
export type SidePhrase = { verb: string; object: string }

/**
 * A stance on a topic in words: `supports protecting end-to-end encryption without exceptions`, on the other side as
 * well with what that side supports. Where it is not written in the language, the English one in quotation marks;
 * where that is not written either, the proposition in quotation marks. Null of a word that is on no side.
 */
export function phraseSide(
  word: string,
  { sides, proposition }: { sides: TopicSides; proposition: string },
  language: SideLanguage,
): SidePhrase | null {
  const isOpposed = word.endsWith('opposes')
  if (!isOpposed && !word.endsWith('supports')) return null
  const short = sides[isOpposed ? 'opposes' : 'supports']
  const supporting = word.replace(/opposes$/, 'supports')
  if (short[language]) return { verb: supporting, object: short[language] }
  if (short.en) return { verb: supporting, object: `“${short.en}”` }
  return { verb: word, object: `“${proposition.replace(/\.$/, '')}”` }
}

/** `Ylva Johansson supports, on condition, protecting end-to-end encryption.`; null of a stance that is on no side. */
export function writeSideSentence(
  name: string,
  { word, conditional }: { word: string; conditional: boolean },
  topic: { sides: TopicSides; proposition: string },
  language: SideLanguage,
): string | null {
  const phrase = phraseSide(word, topic, language)
  return phrase && `${name} ${phrase.verb}${conditional ? ', on condition,' : ''} ${phrase.object}.`
}
