import { recordedRemark } from '../letters.ts'
import {
  lostQualifier,
  recheckQualifier,
  turnedQualifier,
  type PositionWithLetter,
} from '../positions.ts'

/** What belongs to a quote wherever it stands: that it does not count, or that nobody said these words. */
export function listQuoteRemarks({
  reported,
  letter,
  turned,
  recheck,
  lost,
}: Pick<PositionWithLetter, 'reported' | 'letter' | 'turned' | 'recheck' | 'lost'>): string[] {
  return [
    reported && 'reported, not counted',
    letter.recorded && recordedRemark,
    turned && turnedQualifier,
    recheck && recheckQualifier,
    lost === true && lostQualifier,
  ].filter((remark) => remark !== false)
}
