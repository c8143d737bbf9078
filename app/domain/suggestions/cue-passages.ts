import { splitWordsOfAnyScript } from '../quotes/quote-words.ts'
import type { Span } from '../text/quotes.ts'
import type { SourceSuggestion } from './suggestions.ts'

/** A topic with the phrases by which passages on it are found. */
export type TopicCues = { topicId: string; cues: readonly string[] }

type CueWord = { word: string; isOpen: boolean }

/** The words of a cue; `*` leaves the end of its word open. */
function readCue(cue: string): CueWord[] {
  return cue.split(/\s+/).flatMap((part) => {
    const words = splitWordsOfAnyScript(part)
    return words.map((word, at) => ({
      word,
      isOpen: at === words.length - 1 && part.endsWith('*'),
    }))
  })
}

/** Finds which cue of a topic stands in some words first in its list; null where none does. */
function findCue(words: readonly string[], cues: readonly [cue: string, CueWord[]][]) {
  const matches = ({ word, isOpen }: CueWord, other: string | undefined) =>
    other !== undefined && (isOpen ? other.startsWith(word) : other === word)
  const isStanding = (cue: readonly CueWord[]) =>
    cue.length > 0 && words.some((_, at) => cue.every((one, by) => matches(one, words[at + by])))
  return cues.find(([, cue]) => isStanding(cue))?.[0] ?? null
}

/** Tells for a passage on which topics its words hold a cue, and which; without case and accents. */
export function makeCueFinder(
  topics: readonly TopicCues[],
): (passage: string) => { topicId: string; cue: string }[] {
  const read = topics.map(({ topicId, cues }) => ({
    topicId,
    cues: cues.map((cue): [string, CueWord[]] => [cue, readCue(cue)]),
  }))
  return (passage) => {
    const words = splitWordsOfAnyScript(passage)
    return read.flatMap(({ topicId, cues }) => {
      const cue = findCue(words, cues)
      return cue === null ? [] : [{ topicId, cue }]
    })
  }
}

/** The sentences in which a cue stands. A cue says what a sentence is about, and never how far it goes. */
export function suggestByCues(
  text: string,
  sentences: readonly Span[],
  topics: readonly TopicCues[],
): SourceSuggestion[] {
  const findCues = makeCueFinder(topics)
  return sentences.flatMap(({ start, end }) =>
    findCues(text.slice(start, end)).map(({ topicId, cue }) => ({
      ...{ start, end, topicId, level: null, source: 'cue' as const },
      why: `the cue “${cue}” stands here`,
    })),
  )
}
