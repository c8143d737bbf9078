import { z } from 'zod'
import { computeOrdinalAlpha } from '../agreement.ts'
import { computeAlignment } from '../alignment.ts'
import { findContradictions } from '../method-v2/contradictions.ts'
import type { SpeakerPosition } from '../method-v2/counted-positions.ts'
import {
  deriveStance,
  newestMethodVersion,
  type DerivedStance,
} from '../method-v2/derived-stance.ts'
import { findMoves, type Move } from '../method-v2/moves.ts'
import { compareStances } from '../method-v2/stance-comparison.ts'
import {
  caseDaySchema,
  casePositionFields,
  hasLevelOrAbsence,
  sharedCaseFields,
} from './case-fields.ts'

const place = z.number().int().min(0)
const positionSchema = z
  .object({
    ...casePositionFields,
    first_day: caseDaySchema,
    added: caseDaySchema,
    coder: z.string(),
    start: place,
    end: place,
    speaker: z.string().optional(),
  })
  .refine(...hasLevelOrAbsence)
  .refine(({ first_day, last_day }) => first_day <= last_day, 'a letter ends before it begins')
  .refine(({ start, end }) => start < end, 'a passage ends before it begins')

const positionsSchema = z.array(positionSchema)
const asOfCasesSchema = z
  .array(z.object({ positions: positionsSchema, as_of: caseDaySchema }))
  .default([])

/**
 * Cases of version 2 of the method: the positions of one actor on one topic, in the order in which they were
 * stored.
 */
export const secondVersionCasesSchema = z.object({
  formula_version: z.literal(newestMethodVersion),
  stance: asOfCasesSchema,
  moves: asOfCasesSchema,
  contradictions: asOfCasesSchema,
  compare: z
    .array(z.object({ positions: positionsSchema, from: caseDaySchema, to: caseDaySchema }))
    .default([]),
  ...sharedCaseFields,
})

/** The results in the order of the cases. */
export function answerSecondVersionCases(cases: z.infer<typeof secondVersionCasesSchema>) {
  return {
    stance: cases.stance.map(({ positions, as_of }) =>
      derivedStanceToJson(deriveStance(readPositions(positions), as_of)),
    ),
    moves: cases.moves.map(({ positions, as_of }) =>
      findMoves(readPositions(positions), as_of).map(moveToJson),
    ),
    contradictions: cases.contradictions.map(({ positions, as_of }) =>
      findContradictions(readPositions(positions), as_of).map(({ from, to }) => ({ from, to })),
    ),
    compare: cases.compare.map(({ positions, from, to }) => {
      const compared = compareStances(readPositions(positions), from, to)
      return {
        from: compared.from,
        to: compared.to,
        change: compared.change,
        same_evidence: compared.sameEvidence,
      }
    }),
    alpha_ordinal: cases.alpha_ordinal.map(({ units }) => computeOrdinalAlpha(units).alpha),
    alignment: cases.alignment.map(({ a, b }) => computeAlignment(a, b)),
  }
}

function readPositions(positions: z.infer<typeof positionsSchema>): SpeakerPosition[] {
  return positions.map(({ letter, first_day, last_day, added, speaker, ...coding }) => ({
    ...coding,
    letterId: letter,
    firstDay: first_day,
    lastDay: last_day,
    arrivedDay: added,
    speakerIds: [speaker ?? 'the actor'],
  }))
}

/** A stance of version 2 as the machine-readable outputs name its parts; every key is always there. */
export function derivedStanceToJson(stance: DerivedStance) {
  const [now, record] = [stance.now ?? withoutWord, stance.record ?? withoutRecord]
  return {
    now: now.mean,
    now_day: now.day,
    word: stance.word,
    since: now.since,
    since_or_earlier: now.sinceOrEarlier,
    now_divided: now.saysBoth,
    order_uncertain: now.orderUncertain,
    stale: now.stale,
    later_absence: stance.laterAbsence,
    record: record.mean,
    record_word: stance.recordWord,
    changed: stance.changed,
    letters: record.letters,
    letters_ever: stance.lettersEver,
    one_letter: stance.oneLetter,
    unanswered: [stance.unanswered.count, stance.unanswered.asked],
    capped: stance.capped,
    consensus: record.consensus,
    divided: record.divided,
    coders_differ: stance.disagreements.length > 0,
    interval: record.interval,
  }
}

const withoutWord = {
  mean: null,
  day: null,
  since: null,
  sinceOrEarlier: false,
  saysBoth: false,
  orderUncertain: false,
  stale: false,
}

const withoutRecord = { mean: null, letters: 0, consensus: null, divided: false, interval: null }

/** A move as the machine-readable outputs name its parts. */
export function moveToJson({ day, from, to, turn, tone, established, ...move }: Move) {
  return {
    day,
    from,
    to,
    turn,
    side_changed: move.sideChanged,
    same_author: move.sameAuthor,
    tone,
    established,
    taken_back: move.takenBack,
    order_uncertain: move.orderUncertain,
  }
}
