import { collectFieldErrors, type RefusalCause } from '#app/domain/form-refusal.ts'
import { isWebAddress } from '#app/domain/form-fields.ts'
import { letterSchema, type LetterFields } from '#app/domain/letter-form.ts'
import { listLetterNames } from '#app/domain/plan/letter-names.ts'
import type { NameAnswers } from '#app/domain/plan/name-questions.ts'
import { describeNameQuestion } from '#app/domain/plan/plan-item.ts'
import { planParties } from '#app/domain/plan/plan-parties.ts'
import { newId, type PerformedBy, type VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { askAboutHead, type HeadQuestion } from './head-questions.ts'
import type { ParsedAudience } from './visibility-form.ts'

type LetterDetail = NonNullable<Awaited<ReturnType<VisibleStore['letters']['byId']>>>
type CorrectionForm = {
  revision: number
  fields: LetterFields
  /** Whom the names mean that were asked about. */
  answers: NameAnswers
  parsedAudience: ParsedAudience
  errors?: Record<string, string>
}

/** What came of a correction; `revision` is what the form has to be sent again with to be stored all the same. */
export type Correction =
  | { outcome: 'stored' }
  | {
      outcome: RefusalCause
      errors: Record<string, string>
      /** What was asked about its names, with what was answered so far. */
      questions: HeadQuestion[]
      revision?: number
    }

/** Stores what a form says about a letter, unless somebody changed that since the form's revision. */
export async function saveCorrection(
  { visible, performedBy }: { visible: VisibleStore; performedBy: PerformedBy },
  before: LetterDetail,
  { revision, fields, answers, parsedAudience, errors: found = {} }: CorrectionForm,
): Promise<Correction> {
  const { questions, parties: named } = await askAboutHead(visible, before, fields, answers)
  const checked = letterSchema.safeParse({ ...fields, parties: named })
  const errors = {
    ...found,
    ...findSourceError(fields, before),
    ...describeOpenQuestions(questions),
    ...(checked.success ? {} : collectFieldErrors(checked.error)),
    ...(parsedAudience.ok ? {} : parsedAudience.errors),
  }
  if (!checked.success || Object.keys(errors).length) return { outcome: 'unfit', errors, questions }
  const { parties, dated } = checked.data
  const known = await visible.actors.forPlanning(listLetterNames(parties), before.letter.id)
  const plan = planParties(parties, known.actors, known.affiliations, dated, newId)
  if (!plan.ok)
    return { outcome: 'unfit', errors: { [`parties.${plan.index}`]: plan.reason }, questions }
  return withStoreErrors(
    async (): Promise<Correction> => {
      const { changed } = await visible.letters.correct(
        before,
        revision,
        { form: checked.data, audience: parsedAudience.audience, ...plan },
        performedBy,
      )
      return changed
        ? { outcome: 'stored' }
        : { ...describeConflict(before.letter.revision), questions }
    },
    (sentence) => ({ outcome: 'not stored', errors: { form: sentence }, questions }),
  )
}

/** What nobody answered yet, said where the names stand. */
function describeOpenQuestions(questions: readonly HeadQuestion[]): Record<string, string> {
  const open = questions.find(({ chosen }) => chosen === undefined)
  return open ? { parties: describeNameQuestion(open) } : {}
}

/** An address that is new has to be one; what came in otherwise stays as it is. */
function findSourceError(
  { sourceUrl }: LetterFields,
  { letter }: LetterDetail,
): Record<string, string> {
  if (!sourceUrl || sourceUrl === letter.origin.sourceUrl || isWebAddress(sourceUrl)) return {}
  return { sourceUrl: 'Write the whole address, beginning with https:// as a browser shows it.' }
}

function describeConflict(revision: number) {
  return {
    outcome: 'changed meanwhile' as const,
    errors: {
      form:
        'Somebody else corrected this letter meanwhile, so nothing was stored. Open the letter in another tab ' +
        'to see their version, then save again to put yours in its place.',
    },
    revision,
  }
}
