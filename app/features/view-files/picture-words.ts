import { formatDay, formatEdtfDate, type Day } from '#app/domain/days.ts'
import type { Dossier } from '#app/domain/dossiers.ts'
import { formatCitation } from '#app/domain/letters.ts'
import { newestMethodVersion } from '#app/domain/method-v2/derived-stance.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { printableLine } from '#app/domain/text/printable.ts'

/** A view of a dossier as an SVG file with how many rows it shows, or the sentence that says why there is none. */
export type ViewPicture =
  { ok: true; svg: string; name: string; rows: number } | { ok: false; reason: string }

/** Why there is no picture of a view that shows nothing. */
export function nothingToDraw(reason: string): ViewPicture {
  return { ok: false, reason: `There is nothing to be drawn: ${reason}.` }
}

/** Where words are judged stale by another day than the as-of day, it is said by which. */
export function sayAsOf({ asOf, today }: { asOf: Day; today: Day }): string {
  return `As of ${formatDay(asOf)}${today === asOf ? '' : `, stale judged by ${formatDay(today)}`}`
}

export function sayPictureSource({ name }: Pick<Dossier, 'name'>): string {
  return `Source: Stanceline, dossier “${name}”, approved quotes, method version ${newestMethodVersion}.`
}

/** A quote as one line of a picture, with its day and its letter; what finds no room is cut where it is drawn. */
export function describePictureQuote(position: PositionWithLetter) {
  const { letter, quote } = position
  return {
    day: formatEdtfDate(letter.dated),
    quote: `“${printableLine(quote.exact)}”`,
    from: formatCitation(letter, '', position) || letter.title,
  }
}
