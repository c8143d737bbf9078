import type { StanceText } from '../stance-text.ts'
import { capitaliseFirst, formatQuantity } from '../text/words.ts'

/** What a row needs of a stance in words and as a bar. */
export type StripStance = Pick<
  StanceText,
  'word' | 'label' | 'level' | 'mark' | 'qualifiers' | 'since' | 'recordText' | 'letters'
>

export function pickStripStance({
  word,
  label,
  level,
  mark,
  qualifiers,
  since,
  recordText,
  letters,
}: StanceText): StripStance {
  return { word, label, level, mark, qualifiers, since, recordText, letters }
}

/** How many letters a line of words beside a strip holds. */
const lineLength = 32

/** The first line beside a strip: the word alone, as its conditions stand in the second one. */
export function formatRowWord({ word }: Pick<StripStance, 'word'>): string {
  return capitaliseFirst(word)
}

/**
 * The second line beside a strip: qualifiers, then how many letters weigh. What does not fit is left out from the end,
 * the letters first, and counted: `divided · stale +2 more`, never by a number alone, which would read as a level. No
 * word is cut; all of them stand in the row's tip.
 */
export function fitQualifiers(
  stance: Pick<StripStance, 'qualifiers' | 'letters'> & { mark: { conditional: boolean } },
): string {
  const { letters } = stance
  const qualifiers = [...(stance.mark.conditional ? ['conditional'] : []), ...stance.qualifiers]
  const count = letters > 0 ? [formatQuantity(letters, 'letter')] : []
  const all = [...qualifiers, ...count].join(' · ')
  if (all.length <= lineLength) return all
  for (let kept = qualifiers.length; kept > 0; kept -= 1) {
    const left = qualifiers.length - kept
    const words = `${qualifiers.slice(0, kept).join(' · ')}${left ? ` +${left} more` : ''}`
    if (words.length <= lineLength) return words
  }
  return qualifiers.length > 1
    ? `${qualifiers[0]} +${qualifiers.length - 1} more`
    : (qualifiers[0] ?? '')
}

/** All that is said of a stance, for a tip and for those who hear the row. */
export function describeStripStance({
  label,
  qualifiers,
  since,
  recordText,
  letters,
}: StripStance): string {
  return [
    [label, ...qualifiers, since].filter(Boolean).join(', '),
    recordText,
    letters > 0 && formatQuantity(letters, 'letter'),
  ]
    .filter(Boolean)
    .join('; ')
}
