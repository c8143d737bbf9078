import { clipWords } from '../text/words.ts'
import { readStripChoices, writeGrouping, type StripGrouping } from '../strips/strip-choices.ts'

/** How the numbers of a distribution are shown, as the address says it. */
export const measures = [
  { measure: 'counts', word: 'Counts' },
  { measure: 'shares', word: 'Shares' },
] as const

export type DistributionMeasure = (typeof measures)[number]['measure']

type DistributionChoices = {
  measure: DistributionMeasure
  group: StripGrouping
  errors: Record<string, string>
}

/** Reads `measure` and `group` from an address; what is not known is said, and left as if nobody had asked. */
export function readDistributionChoices(
  params: URLSearchParams,
  attributes: readonly string[],
): DistributionChoices {
  const errors: Record<string, string> = {}
  const { group } = readStripChoices(params, attributes)
  const askedGroup = params.get('group')
  if (askedGroup && writeGrouping(group) !== askedGroup)
    errors.group =
      `“${clipWords(askedGroup, 40)}” is nothing that actors are grouped by; all are shown together. ` +
      'Choose under Group.'
  const askedMeasure = params.get('measure')
  const measure = measures.find((row) => row.measure === askedMeasure)?.measure ?? 'counts'
  if (askedMeasure && measure !== askedMeasure)
    errors.measure =
      `“${clipWords(askedMeasure, 40)}” is neither counts nor shares; counts are shown. ` +
      'Choose one of them.'
  return { measure, group, errors }
}
