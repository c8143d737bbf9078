import { eq } from 'drizzle-orm'
import type { Quote } from '#app/domain/text/quotes.ts'
import { unmaskQuote } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { textVersions } from '../schema/schema.ts'

/** A quote as it stands in the text itself, whatever of that text whoever sends it was shown. */
export async function placeQuote(
  { db, seesContactDetails }: VisibleScope,
  textVersionId: string,
  quote: Quote,
): Promise<Quote> {
  if (seesContactDetails) return quote
  const [version] = await db
    .select({ text: textVersions.text })
    .from(textVersions)
    .where(eq(textVersions.id, textVersionId))
  return version ? unmaskQuote(quote, version.text) : quote
}

/** Whether a quote is at the place where it was shown, with the words that were shown. */
export const isSamePlace = (quote: Quote, other: Quote): boolean =>
  quote.exact === other.exact && quote.start === other.start && quote.end === other.end

/** The answer where the text was corrected while a passage of it was on its way. */
export const newerTextSentence =
  'The text of this letter was corrected this very moment, so nothing was stored. Save again: the passage is then ' +
  'looked for in the corrected text.'
