import { setImmediate } from 'node:timers/promises'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { chunk } from '#app/domain/collections.ts'
import { findStandardParagraphs } from '#app/domain/quotes/standard-paragraphs.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** Of so many quotes the words are read in one go; of more a step at a time, others being answered in between. */
const quotesAStep = 250

/** What of a quote is compared, for as long as what counts is the same; null where it is no sentence of anybody’s. */
const knownWords = new WeakMap<AttributedPosition, Uint32Array | null>()

/** What was found among what was said on a topic, forgotten with the list. */
const knownParagraphs = new WeakMap<
  readonly AttributedPosition[],
  Promise<ReadonlyMap<string, string>>
>()

/**
 * The standard paragraphs among what was said on one topic: for the id of each quote that belongs to one, the id of
 * the quote that used it first. Looked for once for as long as the list is the same.
 */
export function readStandardParagraphs(
  visible: VisibleStore,
  quotesOnTopic: readonly AttributedPosition[],
): Promise<ReadonlyMap<string, string>> {
  const found = knownParagraphs.get(quotesOnTopic) ?? findOnTopic(visible, quotesOnTopic)
  knownParagraphs.set(quotesOnTopic, found)
  // What failed is tried again by whoever asks next.
  found.catch(() => knownParagraphs.delete(quotesOnTopic))
  return found
}

async function findOnTopic(
  visible: VisibleStore,
  quotes: readonly AttributedPosition[],
): Promise<ReadonlyMap<string, string>> {
  const unread = quotes.filter((quote) => !knownWords.has(quote))
  for (const step of chunk(unread, quotesAStep)) {
    const words = await visible.positions.quoteWords(step.map(({ id }) => id))
    for (const quote of step) knownWords.set(quote, words.get(quote.id) ?? null)
    await setImmediate()
  }
  const work = findStandardParagraphs(
    quotes.flatMap((quote) => {
      const words = knownWords.get(quote)
      return words ? [{ ...quote, words }] : []
    }),
  )
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await setImmediate()
  }
}
