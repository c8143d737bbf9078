const halfSigns = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Whether words hold half of a sign that takes two places, such as half of an emoji. */
export function hasHalfSigns(words: string): boolean {
  return words.search(halfSigns) >= 0
}

/** Words with the sign that stands for an unreadable one in place of each half. */
export function replaceHalfSigns(words: string): string {
  return words.replace(halfSigns, '\uFFFD')
}

/** As many signs around an edge as the longest that is one for its readers: a family or a flag of a region. */
const reach = 64
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A span widened to whole signs at both ends: an edge within an emoji, or between a letter and its accent. */
export function widenToWholeSigns(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  return { start: findSignEdge(text, start, -1), end: findSignEdge(text, end, 1) }
}

/** The edge of the sign that a place lies within, before or after it; the place itself where it lies between two. */
export function findSignEdge(text: string, place: number, direction: 1 | -1): number {
  if (place <= 0 || place >= text.length || isPlainEdge(text, place)) return place
  const from = findPlainPlace(text, Math.max(0, place - reach))
  const within = segmenter
    .segment(text.slice(from, findPlainPlace(text, place + reach)))
    .containing(place - from)
  if (!within || from + within.index === place) return place
  return direction < 0 ? from + within.index : from + within.index + within.segment.length
}

/** Two signs of Latin script, digits and marks of writing never are one. */
function isPlainEdge(text: string, place: number): boolean {
  const [before, after] = [text.charCodeAt(place - 1), text.charCodeAt(place)]
  return before < 0x300 && after < 0x300 && !(before === 0x0d && after === 0x0a)
}

/** The place itself, or the one before where it lies within a sign that takes two. */
function findPlainPlace(text: string, place: number): number {
  return /[\uDC00-\uDFFF]/.test(text[place] ?? '') ? place - 1 : place
}
