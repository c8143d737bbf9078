import { formatQuantity } from './words.ts'
import { findRedactions } from './quotes.ts'
import { tellsLength } from './redaction-pattern.ts'

/**
 * How much of a text was withheld, as far as its marks of redaction tell: `signs` of blocks among `all` signs of the
 * text, white space and marks without a length apart; `unmeasured` marks tell no length.
 */
export type RedactionShare = { marks: number; signs: number; all: number; unmeasured: number }

export function countWithheldSigns(text: string): RedactionShare {
  const marks = findRedactions(text).map(({ start, end }) => text.slice(start, end))
  const [measured, unmeasured] = [
    marks.filter(tellsLength),
    marks.filter((mark) => !tellsLength(mark)),
  ]
  const signsOf = (words: string) => words.replaceAll(/\s/gu, '').length
  const sum = (words: readonly string[]) => words.reduce((total, one) => total + signsOf(one), 0)
  return {
    marks: marks.length,
    signs: sum(measured),
    all: signsOf(text) - sum(unmeasured),
    unmeasured: unmeasured.length,
  }
}

/** `120 of 4,300 signs, 3 %; how much 2 redactions withhold is not known`; null where nothing was withheld. */
export function describeWithheldSigns({
  marks,
  signs,
  all,
  unmeasured,
}: RedactionShare): string | null {
  if (!marks) return null
  if (!signs) return 'not known: the redactions tell no length'
  const percent = (signs / all) * 100
  const share = percent < 1 ? 'less than 1 %' : `${Math.round(percent)} %`
  const known = `${signs.toLocaleString('en')} of ${all.toLocaleString('en')} signs, ${share}`
  return unmeasured
    ? `${known}; how much ${formatQuantity(unmeasured, 'redaction')} more ${unmeasured === 1 ? 'withholds' : 'withhold'} is not known`
    : known
}
