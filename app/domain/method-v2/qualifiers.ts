import { formatDay, type Day } from '../days.ts'
import { absences, findAbsenceRow, formatLevel, type Absence, type Level } from '../level.ts'
import type { SpeakerPosition } from './counted-positions.ts'
import type { DerivedStance } from './derived-stance.ts'
import type { MemberStances } from './member-stances.ts'
import type { Side } from './sides.ts'

/** There is one letter, ever. */
export const oneLetterQualifier = 'one letter'

/** `supports`, `no letter`, `only silence (2 evaded, 1 withheld)`: the word of a stance now. */
export function describeNow({ word, letters }: DerivedStance): string {
  if (word !== 'only silence') return word
  const counts = countSilences(letters.flatMap(({ positions }) => positions)).map(
    ({ absence, count }) => `${count} ${findAbsenceRow(absence).word}`,
  )
  return `${word} (${counts.join(', ')})`
}

/** How often somebody evaded, withheld or had no position, in the order of the table; what never was is left out. */
function countSilences(
  positions: readonly Pick<SpeakerPosition, 'absence'>[],
): { absence: Absence; count: number }[] {
  return absences
    .map(({ absence }) => ({
      absence,
      count: positions.filter((position) => position.absence === absence).length,
    }))
    .filter(({ count }) => count > 0)
}

/** What belongs to the word now wherever it stands, before any words in a language. */
export type NowQualifier =
  | { kind: 'most members'; side: Side; count: number; of: number }
  | { kind: 'one letter' }
  | { kind: 'says both' }
  | { kind: 'unanswered'; count: number; asked: number }
  | { kind: 'capped' }
  | { kind: 'stale'; lastHeard: Day }
  | { kind: 'order uncertain' }
  | { kind: 'since then'; absence: Absence; day: Day }
  /** What the codings of the only such passage say, or of several how many passages they are. */
  | { kind: 'coders differ'; codings: CodingValue[]; passages: number }
  | { kind: 'changed' }

type CodingValue = {
  level: Level | null
  absence: Absence | null
  conditional?: boolean
}

/** What belongs to the word now wherever it stands (rule 6), for an organisation with what most members say. */
export function findNowQualifiers(
  stance: DerivedStance,
  mostMembers: MemberStances['mostMembers'] = null,
): NowQualifier[] {
  const { now, unanswered, laterAbsence, disagreements } = stance
  const found: (NowQualifier | false | null | undefined)[] = [
    mostMembers && { kind: 'most members', ...mostMembers },
    stance.oneLetter && { kind: 'one letter' },
    now?.saysBoth && { kind: 'says both' },
    unanswered.count > 0 && { kind: 'unanswered', ...unanswered },
    stance.capped && { kind: 'capped' },
    now?.stale && { kind: 'stale', lastHeard: now.day },
    now?.orderUncertain && { kind: 'order uncertain' },
    laterAbsence && { kind: 'since then', ...laterAbsence },
    disagreements.length > 0 && findDisagreement(disagreements),
    stance.changed && { kind: 'changed' },
  ]
  return found.filter((qualifier): qualifier is NowQualifier => Boolean(qualifier))
}

function findDisagreement(disagreements: readonly SpeakerPosition[][]): NowQualifier {
  const [only, ...more] = disagreements
  const values = more.length
    ? []
    : only!.map(
        ({
          level,
          absence,
          conditional,
        }: SpeakerPosition & { conditional?: boolean }): CodingValue => ({
          level,
          absence,
          conditional,
        }),
      )
  const codings = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
  return { kind: 'coders differ', codings, passages: disagreements.length }
}

/** The same in the words of screens and documents. */
export function listNowQualifiers(
  stance: DerivedStance,
  mostMembers: MemberStances['mostMembers'] = null,
): string[] {
  return findNowQualifiers(stance, mostMembers).map(describeQualifier)
}

function describeQualifier(qualifier: NowQualifier): string {
  switch (qualifier.kind) {
    case 'most members':
      return `most members: ${sideWords[qualifier.side]} (${qualifier.count} of ${qualifier.of})`
    case 'one letter':
      return oneLetterQualifier
    case 'unanswered':
      return `${qualifier.count} of ${qualifier.asked} unanswered`
    case 'since then':
      return `since then: ${findAbsenceRow(qualifier.absence).word}, ${formatDay(qualifier.day)}`
    case 'coders differ':
      return `coders differ (${describeDisagreement(qualifier)})`
    case 'says both':
    case 'capped':
    case 'stale':
    case 'order uncertain':
    case 'changed':
      return qualifier.kind
  }
}

const sideWords: Record<Side, string> = { 1: 'supports', 0: 'mixed', '-1': 'opposes' }

/** `evaded or strongly supports`; where coders differ on several passages, how many. */
function describeDisagreement({
  codings,
  passages,
}: Extract<NowQualifier, { kind: 'coders differ' }>): string {
  if (passages > 1) return `on ${passages} passages`
  return codings.map((coding) => formatLevel(coding).toLowerCase()).join(' or ')
}

/** `record mixed, divided`, or that it is too old to weigh; null where no letter has a level. */
export function describeRecord({ record, recordWord, lettersEver }: DerivedStance): string | null {
  if (!record) return lettersEver > 0 ? 'record too old to weigh' : null
  return `record ${recordWord}${record.divided ? ', divided' : ''}`
}
