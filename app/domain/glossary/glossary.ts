import { type Definition, methodWords } from './words.ts'

/** Each is said as it is, and with an s. */
const productWords = [
  ['letter', 'Any dated document that puts somebody on record, from an e-mail to a speech.'],
  ['actor', 'A person, an organisation or a unit that writes letters, receives them or is quoted.'],
  ['affiliation', 'Who belonged to which organisation, in which role, from when to when.'],
  ['dossier', 'A policy file that is followed, with its topics, its milestones and its letters.'],
  ['topic', 'A name and a proposition that one can support or oppose.'],
  ['proposition', 'The sentence of a topic that every level on it is about.'],
  ['anchor', 'What a level means on one topic, in words that two people read alike.'],
  ['position', 'A passage with its topic, whose words it is, and a level or an absence.'],
  ['redaction', 'Words of a letter that were blacked out before it was given out.'],
  ['exception', 'A reason that law gives for blacking words of a document out, such as privacy.'],
  ['pin', 'An actor somebody keeps in sight: pins are one’s own, colour and shape the dossier’s.'],
  ['milestone', 'An event of the dossier that is drawn on the time axis.'],
] as const

/** Words of the product first, then those of the method. */
export const glossary: readonly Definition[] = [
  ...productWords.map(([name, says]) => ({ name, says, phrases: [name, `${name}s`] })),
  ...methodWords,
].map((definition) => ({ ...definition, id: definition.name.replace(/[^a-z]+/g, '-') }))

const definitionsByPhrase = new Map(
  glossary.flatMap((definition) =>
    definition.phrases.map((phrase) => [phrase, definition] as const),
  ),
)
const definitionsById = new Map(glossary.map((definition) => [definition.id, definition]))
const anyPhrase = new RegExp(
  `(?<![\\p{L}-])(?:${[...definitionsByPhrase.keys()]
    .sort((one, other) => other.length - one.length)
    .join('|')})(?![\\p{L}-])`,
  'giu',
)

export const findDefinition = (id: string): Definition | null => definitionsById.get(id) ?? null

/** A piece of a sentence; `definition` where it is such a word. */
export type SentencePiece = { words: string; definition: Definition | null }

/** A sentence of the program, cut where it says a word of the glossary: the pieces put together are the sentence. */
export function cutAtDefinitions(sentence: string): SentencePiece[] {
  const pieces: SentencePiece[] = []
  let end = 0
  for (const { 0: words, index } of sentence.matchAll(anyPhrase)) {
    if (index > end) pieces.push({ words: sentence.slice(end, index), definition: null })
    pieces.push({ words, definition: definitionsByPhrase.get(words.toLowerCase()) ?? null })
    end = index + words.length
  }
  if (end < sentence.length) pieces.push({ words: sentence.slice(end), definition: null })
  return pieces
}
