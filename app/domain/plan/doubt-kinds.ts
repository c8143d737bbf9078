import type { LetterDraft } from './letter-draft.ts'
import type { OpenQuestion } from './plan-item.ts'

/** What a letter that waits leaves open: its doubts, and what is asked about it. */
type OpenLetter = { draft: LetterDraft | null; asks: readonly OpenQuestion[] }

/**
 * Doubts or questions of many letters that differ in names and numbers alone. `field` is that of a question, null for
 * doubts; `sentences` are the different ones with how many letters each stands in, the most frequent first.
 */
export type DoubtKind = {
  key: string
  field: string | null
  letters: number
  sentences: { sentence: string; letters: number }[]
}

/** Which doubts are meant: all of a kind, or one sentence of it alone. */
export type DoubtQuery = { key: string; sentence: string | null }

/** What is open in letters by its kind, in how many of them, the most frequent first; without names and topics. */
export function listDoubtKinds(letters: readonly OpenLetter[]): DoubtKind[] {
  const kinds = new Map<string, CountedKind>()
  for (const letter of letters) {
    const counted = new Set<string>()
    for (const { key, field, sentence } of listOpenSentences(letter)) {
      const kind = kinds.get(key) ?? startKind(key, field)
      kinds.set(key, kind)
      if (!counted.has(key)) kind.letters += 1
      if (!counted.has(sentence)) kind.counts.set(sentence, (kind.counts.get(sentence) ?? 0) + 1)
      counted.add(key).add(sentence)
    }
  }
  return [...kinds.values()]
    .map(({ counts, ...kind }) => ({
      ...kind,
      sentences: [...counts]
        .map(([sentence, count]) => ({ sentence, letters: count }))
        .sort((a, b) => b.letters - a.letters),
    }))
    .sort((a, b) => b.letters - a.letters)
}

type CountedKind = DoubtKind & { counts: Map<string, number> }

function startKind(key: string, field: string | null): CountedKind {
  return { key, field, letters: 0, sentences: [], counts: new Map() }
}

/** Whether a letter has an open doubt or question that is meant. */
export function hasDoubt(letter: OpenLetter, choice: DoubtQuery): boolean {
  return listOpenSentences(letter).some((open) => isChosen(open, choice))
}

/** A draft whose doubts that are meant somebody has looked at: they become notes, and hold nothing up any more. */
export function settleDoubts(draft: LetterDraft, choice: DoubtQuery): LetterDraft {
  const settled = draft.doubts.filter((sentence) =>
    isChosen({ key: makeKindKey(null, sentence), sentence }, choice),
  )
  return {
    ...draft,
    doubts: draft.doubts.filter((sentence) => !settled.includes(sentence)),
    notes: [...draft.notes, ...settled.map((sentence) => `Looked at with its like: ${sentence}`)],
  }
}

function isChosen(open: { key: string; sentence: string }, { key, sentence }: DoubtQuery) {
  return open.key === key && (sentence === null || open.sentence === sentence)
}

function listOpenSentences({ draft, asks }: OpenLetter) {
  const doubts = draft && !draft.looked ? draft.doubts : []
  return [
    ...doubts.map((sentence) => ({ key: makeKindKey(null, sentence), field: null, sentence })),
    ...asks
      .filter(({ question, topic }) => !question && !topic)
      .map(({ field, sentence }) => ({ key: makeKindKey(field, sentence), field, sentence })),
  ]
}

/** A sentence without the names and numbers in which those of one kind differ. */
function makeKindKey(field: string | null, sentence: string): string {
  const general = sentence.replace(/“[^”]*”/g, '“…”').replace(/\d+(?:[.,:/-]\d+)*/g, '#')
  return `${field ?? 'doubt'}: ${general}`
}
