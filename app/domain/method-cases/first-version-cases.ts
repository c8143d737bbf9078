import { z } from 'zod'
import { computeOrdinalAlpha } from '../agreement.ts'
import { computeAlignment } from '../alignment.ts'
import { computeStance, methodVersion, type Stance } from '../stance.ts'
import {
  caseDaySchema,
  casePositionFields,
  hasLevelOrAbsence,
  sharedCaseFields,
} from './case-fields.ts'

const positionSchema = z.object(casePositionFields).refine(...hasLevelOrAbsence)

/** Cases of version 1 of the method; a file that names no version is one of these. */
export const firstVersionCasesSchema = z.object({
  formula_version: z.literal(methodVersion).optional(),
  stance: z
    .array(z.object({ positions: z.array(positionSchema), as_of: caseDaySchema }))
    .default([]),
  ...sharedCaseFields,
})

/** The results in the order of the cases. */
export function answerFirstVersionCases(cases: z.infer<typeof firstVersionCasesSchema>) {
  return {
    stance: cases.stance.map(({ positions, as_of }) =>
      stanceToJson(
        computeStance(
          positions.map(({ letter, last_day, ...coding }) => ({
            ...coding,
            letterId: letter,
            lastDay: last_day,
          })),
          as_of,
        ),
      ),
    ),
    alpha_ordinal: cases.alpha_ordinal.map(({ units }) => computeOrdinalAlpha(units).alpha),
    alignment: cases.alignment.map(({ a, b }) => computeAlignment(a, b)),
  }
}

/** A stance as the machine-readable outputs name its parts. */
export function stanceToJson(found: Stance) {
  const { latest, latestDay, weighted, letters, word, consensus, divided, stale } = found
  return {
    latest,
    latest_day: latestDay,
    weighted,
    letters,
    word,
    consensus,
    divided,
    stale,
    capped: found.capped,
    interval: found.interval,
  }
}
