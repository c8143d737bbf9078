import { z } from 'zod'
import { newestMethodVersion } from '../method-v2/derived-stance.ts'
import { methodVersion } from '../stance.ts'
import { answerFirstVersionCases, firstVersionCasesSchema } from './first-version-cases.ts'
import { answerSecondVersionCases, secondVersionCasesSchema } from './second-version-cases.ts'

const versionSchema = z.object({
  formula_version: z
    .literal(
      [methodVersion, newestMethodVersion],
      `there are versions ${methodVersion} and ${newestMethodVersion} of the method`,
    )
    .default(methodVersion),
})

/** What the method makes of each case, or where the file of cases does not fit and why. */
export type MethodAnswers =
  { ok: true; answers: object } | { ok: false; place: string; reason: string }

/**
 * Answers a file of cases by the version of the method that it names, version 1 where it names none. What is expected
 * of a case may stand beside it and is not read.
 */
export function answerMethodCases(file: unknown): MethodAnswers {
  const version = versionSchema.safeParse(file)
  if (!version.success) return refuseCases(version.error)
  if (version.data.formula_version === methodVersion) {
    const cases = firstVersionCasesSchema.safeParse(file)
    return cases.success
      ? { ok: true, answers: answerFirstVersionCases(cases.data) }
      : refuseCases(cases.error)
  }
  const cases = secondVersionCasesSchema.safeParse(file)
  return cases.success
    ? { ok: true, answers: answerSecondVersionCases(cases.data) }
    : refuseCases(cases.error)
}

function refuseCases({ issues: [issue] }: z.ZodError): MethodAnswers {
  return { ok: false, place: issue!.path.join('.'), reason: issue!.message }
}
