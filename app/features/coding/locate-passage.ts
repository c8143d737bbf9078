import {
  findQuote,
  isWithheldAlone,
  quoteAt,
  widenToRedactions,
  type QuoteMatch,
} from '#app/domain/text/quotes.ts'
import { followAside } from '../letters/text-thread.ts'
import type { CodingContext } from './coding-context.ts'

/** A passage as a form says it: its words, with its place and the version of the text where these are known. */
type AskedPassage = {
  exact: string
  start?: number
  end?: number
  /** The version that the page showed. */
  textVersion?: string
}

/**
 * The passage in the newest text: at the place where it was selected, otherwise where the correction of the text led
 * it, otherwise where its words are found. Refused are words that stand nowhere, and a mark of redaction alone.
 */
export async function locatePassage(
  context: Pick<CodingContext, 'visible' | 'letterDetail'>,
  asked: AskedPassage,
): Promise<QuoteMatch> {
  const found = await findPassage(context, asked)
  if (!found.ok) return found
  const { text } = context.letterDetail.text
  const { start, end } = widenToRedactions(text, found.quote)
  if (isWithheldAlone(text, { start, end })) return { ok: false, reason: withheldSentence }
  return { ok: true, quote: quoteAt(text, start, end) }
}

async function findPassage(
  { visible, letterDetail }: Pick<CodingContext, 'visible' | 'letterDetail'>,
  { exact, start, end, textVersion }: AskedPassage,
): Promise<QuoteMatch> {
  const { letter, text } = letterDetail
  const number = Number(textVersion) || text.version
  const isPlaced = start !== undefined && end !== undefined && start < end && exact !== ''
  if (number === text.version) {
    if (isPlaced && text.text.slice(start, end) === exact)
      return { ok: true, quote: quoteAt(text.text, start, end) }
    return findQuote(text.text, exact)
  }
  const shown = isPlaced ? await visible.texts.words(letter.id, number) : null
  if (!isPlaced || shown?.text.slice(start, end) !== exact) return findQuote(text.text, exact)
  const followed = await followAside({
    passages: [
      { id: '', quote: quoteAt(shown.text, start, end), textVersionId: '', paragraph: null },
    ],
    ...{ pages: [], texts: new Map([['', shown.text]]), newestId: '' },
    ...{ corrected: text.text, keepsParagraphs: true },
  })
  if (!followed.ok) return followed
  const fate = followed.answer.fates[0]!
  return fate.fate === 'lost'
    ? { ok: false, reason: correctedSentence }
    : { ok: true, quote: fate.quote }
}

const correctedSentence =
  'The text of this letter was corrected while you were coding it, and this passage has no certain place in it any ' +
  'more. Select it anew in the letter; everything else that you typed is still here.'

const withheldSentence =
  'These words were withheld, so they state nothing. Take in the words beside them, or choose “withheld” as what the ' +
  'passage says about the topic.'
