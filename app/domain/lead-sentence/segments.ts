import type { Proof } from './proofs.ts'

/**
 * A piece of a first sentence: its words, and where the rows stand that prove them; null of what only joins. What
 * people wrote (`own`: names, short forms) may run in another direction than the sentence.
 */
export type LeadSegment = { text: string; proof: Proof | null; own?: true }

/** A piece before it is known what proves it. */
export type Words = string | LeadSegment | readonly LeadSegment[]

/** Words as people wrote them. */
export function ownWords(text: string): LeadSegment {
  return { text, proof: null, own: true }
}

/**
 * A phrase of a table with its places filled: `{name} opposes {object}`. All of it rests on the proof, but for what
 * brings one of its own. A place that nothing is given for stays empty.
 */
export function fillPhrase(
  phrase: string,
  values: Readonly<Record<string, Words | undefined>>,
  proof: Proof | null = null,
): LeadSegment[] {
  return phrase.split(/(\{\w+\})/).flatMap((part) => {
    const place = /^\{(\w+)\}$/.exec(part)?.[1]
    return prove(place ? (values[place] ?? '') : part, proof)
  })
}

/** The words, resting on the proof where they bring none. */
function prove(words: Words, proof: Proof | null): LeadSegment[] {
  const segments = typeof words === 'string' ? [{ text: words, proof: null }] : [words].flat()
  return segments
    .filter(({ text }) => text !== '')
    .map((segment) => ({ ...segment, proof: segment.proof ?? proof }))
}

/** `a`, `a and b`, `a, b and c`, with the joints of a language. */
export function joinSegments(
  items: readonly (readonly LeadSegment[])[],
  between: string,
  last = between,
): LeadSegment[] {
  return items.flatMap((item, index) => {
    if (index === 0) return [...item]
    return [...prove(index === items.length - 1 ? last : between, null), ...item]
  })
}

/** A sentence begins with a capital, unless somebody's own words stand first. */
export function capitaliseSegments([first, ...rest]: readonly LeadSegment[]): LeadSegment[] {
  if (!first) return []
  return [
    first.own
      ? first
      : { ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) },
    ...rest,
  ]
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u

/** The segments as plain text, in which words that run from the right stand isolated. */
export function writePlainText(segments: readonly LeadSegment[]): string {
  return segments
    .map(({ text, own }) => (own && rightToLeft.test(text) ? `\u2068${text}\u2069` : text))
    .join('')
}

/** Neighbours that rest on the same proof, together: each group is one link, or plain words. */
export function groupByProof(
  segments: readonly LeadSegment[],
): { proof: Proof | null; segments: LeadSegment[] }[] {
  const groups: { proof: Proof | null; segments: LeadSegment[] }[] = []
  for (const segment of segments) {
    const last = groups.at(-1)
    if (last && JSON.stringify(last.proof) === JSON.stringify(segment.proof))
      last.segments.push(segment)
    else groups.push({ proof: segment.proof, segments: [segment] })
  }
  return groups
}
