import { formatDay } from '../days.ts'
import { absences, findAbsenceRow, formatLevel } from '../level.ts'
import type { SpeakerPosition } from './counted-positions.ts'
import type { DerivedStance } from './derived-stance.ts'
import type { MemberStances } from './member-stances.ts'
import type { Side } from './sides.ts'

/** There is one letter, ever. */
export const oneLetterQualifier = 'one letter'

/** `supports`, `no letter`, `only silence (2 evaded, 1 withheld)`: the word of a stance now. */
export function describeNow({ word, letters }: DerivedStance): string {
  if (word !== 'only silence') return word
  const silences = letters.flatMap(({ positions }) => positions)
  const counts = absences
    .map((row) => ({
      row,
      count: silences.filter(({ absence }) => absence === row.absence).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ row, count }) => `${count} ${row.word}`)
  return `${word} (${counts.join(', ')})`
}

/** What belongs to the word now wherever it stands (rule 6), for an organisation with what most members say. */
export function listNowQualifiers(
  stance: DerivedStance,
  mostMembers: MemberStances['mostMembers'] = null,
): string[] {
  const { now, unanswered, laterAbsence, disagreements } = stance
  return [
    mostMembers &&
      `most members: ${sideWords[mostMembers.side]} (${mostMembers.count} of ${mostMembers.of})`,
    stance.oneLetter && oneLetterQualifier,
    now?.saysBoth && 'says both',
    unanswered.count > 0 && `${unanswered.count} of ${unanswered.asked} unanswered`,
    stance.capped && 'capped',
    now?.stale && 'stale',
    now?.orderUncertain && 'order uncertain',
    laterAbsence &&
      `since then: ${findAbsenceRow(laterAbsence.absence).word}, ${formatDay(laterAbsence.day)}`,
    disagreements.length > 0 && `coders differ (${describeDisagreements(disagreements)})`,
    stance.changed && 'changed',
  ].filter((qualifier): qualifier is string => typeof qualifier === 'string')
}

const sideWords: Record<Side, string> = { 1: 'supports', 0: 'mixed', '-1': 'opposes' }

/** `evaded or strongly supports`; where coders differ on several passages, how many. */
function describeDisagreements(disagreements: readonly SpeakerPosition[][]): string {
  const [only, ...more] = disagreements
  if (!only || more.length > 0) return `on ${disagreements.length} passages`
  return [...new Set(only.map((coding) => formatLevel(coding).toLowerCase()))].join(' or ')
}

/** `record mixed, divided`, or that it is too old to weigh; null where no letter has a level. */
export function describeRecord({ record, recordWord, lettersEver }: DerivedStance): string | null {
  if (!record) return lettersEver > 0 ? 'record too old to weigh' : null
  return `record ${recordWord}${record.divided ? ', divided' : ''}`
}
