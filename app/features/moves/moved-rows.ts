import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { formatDay, type Day } from '#app/domain/days.ts'
import { memoizeLast } from '#app/domain/memoize.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { deriveStance } from '#app/domain/method-v2/derived-stance.ts'
import { listNowQualifiers } from '#app/domain/method-v2/qualifiers.ts'
import { nameFinding, sayMean } from '#app/domain/moves/finding-words.ts'
import type {
  MoveCertainty,
  ComparisonDays,
  PairMovement,
} from '#app/domain/moves/pair-comparison.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'

/** A word of one of the two days: its place on the scale, as words, and what belongs to it. */
type DayWord = { mean: number; words: string; qualifiers: string[] }

/** Somebody who moved between two days, as a row. */
export type MovedRow = {
  actor: { id: string; name: string }
  topic: { id: string; name: string }
  from: DayWord
  to: DayWord
  difference: string
  certainty: MoveCertainty
  /** The move that it is told by, and how many more there are. */
  move: string
  otherMoves: number
}

type RowNames = {
  nameActor: (id: string) => string
  nameTopic: (id: string) => string
  evidenceOf: EvidenceLookup
}

/** A row with the words of both days. `today` judges what is stale. */
export function describeMovedRow(
  pair: PairMovement,
  { since, asOf, today }: ComparisonDays & { today: Day },
  { nameActor, nameTopic, evidenceOf }: RowNames,
): MovedRow {
  const { actorId, topicId, from, fromDay, isFirstWord, to } = pair
  const evidence = evidenceOf(actorId, topicId)
  const { stance, members } = getCachedStanceParts(evidence, { asOf, today })
  return {
    actor: { id: actorId, name: nameActor(actorId) },
    topic: { id: topicId, name: nameTopic(topicId) },
    from: {
      mean: from,
      words: sayMean(from),
      qualifiers: isFirstWord
        ? [`first word, ${formatDay(fromDay)}`]
        : getQualifiersThen(evidence, since),
    },
    to: {
      mean: to,
      words: sayMean(to),
      qualifiers: listNowQualifiers(stance, members.mostMembers),
    },
    difference: formatSignedNumber(to - from),
    certainty: pair.certainty,
    move: nameFinding(pair.move),
    otherMoves: pair.moves - 1,
  }
}

const getQualifiersThen = memoizeLast(
  (evidence: readonly AttributedPosition[], since: Day): string[] =>
    listNowQualifiers(deriveStance(evidence, since)),
)
