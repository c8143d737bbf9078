import type { AttributedPosition } from '../attributed-positions.ts'
import type { Day } from '../days.ts'
import { wordForMean } from '../level.ts'
import { memoizeByObject, memoizeLast } from '../memoize.ts'
import { groupCountedPositions, type StanceDay } from '../method-v2/stance-days.ts'
import { chooseQuoteOfDay } from './facing-quotes.ts'
import { findFacingPositions, listFindings, makeFindingKey, type Finding } from './findings.ts'

type LetterDay = StanceDay<AttributedPosition>

/** What changed: a finding, the first word of all, or another word that the method takes for no move. */
export type ChangeKind = Finding['kind'] | 'first word' | 'other word'

/**
 * A change of what a dossier says of an actor on a topic: how the two words of it read now, and when that became
 * known. `from` and `to` are words on the scale -2 to 2.
 */
export type StanceChange = {
  /** What names it, for as long as it is between the same two days. */
  id: string
  kind: ChangeKind
  actorId: string
  topicId: string
  /** The day of the letters by which it changed; they may have been stored much later. */
  day: Day
  /** The newest day before it that has a word; null of a first word. */
  earlierDay: Day | null
  from: number | null
  to: number
  /**
   * The moment of storing since which both words have been what they are now, in ISO 8601 and UTC: of a letter that
   * is as old as the dossier and was coded today it is today.
   */
  knownAt: string
  /** The quotes nearest to the two words. */
  before: AttributedPosition | null
  after: AttributedPosition
  /** The days of letters that it rests on; of a first word twice the same one. */
  between: Pick<Finding, 'before' | 'after'>
  finding: Finding | null
}

/** All changes of one actor on one topic up to a day, oldest first; the same list every time for the same evidence. */
export const listStanceChanges: (
  evidence: readonly AttributedPosition[],
  asOf: Day,
) => readonly StanceChange[] = memoizeLast(
  (evidence: readonly AttributedPosition[], asOf: Day): readonly StanceChange[] => {
    const { days } = groupCountedPositions(evidence, asOf)
    if (!days.length) return []
    const findings = listFindings(evidence, asOf)
    const moved = new Set(
      findings
        .filter(({ established }) => established !== null)
        .map(({ after }) => nameDayOfLetters(after)),
    )
    const words = days.flatMap((day, place) =>
      moved.has(nameDayOfLetters(day)) ? [] : (describeWord(days[place - 1] ?? null, day) ?? []),
    )
    const byId = new Map(
      [...words, ...findings.map(fromFinding)].map((change) => [change.id, change]),
    )
    return [...byId.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  },
)

/** Findings may be kept from when the same days were made before, so days are told apart by name. */
const nameDayOfLetters = ({ day, exact }: LetterDay): string => `${day} ${exact}`

function fromFinding(finding: Finding): StanceChange {
  const { kind, actorId, topicId, day, earlierDay, from, to } = finding
  const { before, after } = findFacingPositions(finding)
  return {
    ...{ id: makeFindingKey(finding), kind, actorId, topicId, day, earlierDay, from, to },
    knownAt:
      finding.before === finding.after
        ? findLater(before.storedAt, after.storedAt)
        : findLater(findWordMoment(finding.before), findWordMoment(finding.after)),
    ...{ before, after, finding, between: finding },
  }
}

/** A first word, or one that differs from the one before it; null where nothing changed. */
function describeWord(earlier: LetterDay | null, later: LetterDay): StanceChange | null {
  if (earlier && wordForMean(earlier.mean) === wordForMean(later.mean)) return null
  const after = chooseQuoteOfDay(later)
  const { actorId, topicId } = after
  const kind = earlier ? 'other word' : 'first word'
  return {
    id: `${kind.replace(' ', '-')}.${topicId}.${actorId}.${earlier?.day ?? ''}.${later.day}`,
    ...{ kind, actorId, topicId, day: later.day, earlierDay: earlier?.day ?? null },
    ...{ from: earlier?.mean ?? null, to: later.mean },
    knownAt: earlier
      ? findLater(findWordMoment(earlier), findWordMoment(later))
      : findWordMoment(later),
    ...{ before: earlier && chooseQuoteOfDay(earlier), after, finding: null },
    between: { before: earlier ?? later, after: later },
  }
}

const findLater = (a: string, b: string): string => (a > b ? a : b)

/**
 * The moment of storing since which a day has had the word that it has now. What was stored first may have given
 * another one, until a second letter of that day, or a second passage of one, was coded.
 */
const findWordMoment = memoizeByObject((day: LetterDay): string => {
  const leveled = day.letters
    .flatMap(({ positions }) => positions)
    .filter(({ level }) => level !== null)
  const moments = [...new Set(leveled.map(({ storedAt }) => storedAt))].sort()
  const word = wordForMean(day.mean)
  let since = moments.at(-1)!
  for (const moment of moments.toReversed()) {
    const known = leveled.filter(({ storedAt }) => storedAt <= moment)
    if (wordForMean(groupCountedPositions(known, day.day).days[0]!.mean) !== word) break
    since = moment
  }
  return since
})

/** The newest known first, then those of the newest letters. */
export function compareNewestKnown(a: StanceChange, b: StanceChange): number {
  return compareDown(a.knownAt, b.knownAt) || compareDown(a.day, b.day) || compareDown(a.id, b.id)
}

const compareDown = (a: string, b: string): number => (a > b ? -1 : a < b ? 1 : 0)
