import type { z } from 'zod'

/** What a form's fields held when it was refused, and what is wrong with each: everything typed stays in place. */
export type FormRefusal = {
  ok: false
  errors: Record<string, string>
  fields: Record<string, string>
}

/** The errors of a schema by field, the first of each; those of the whole form under `form`. */
export function collectFieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message
  return errors
}

export function refuseForm(
  errors: Record<string, string>,
  fields: Record<string, string>,
): FormRefusal {
  return { ok: false, errors, fields }
}

/** Whose fault it is that a form was refused: what it says, what others did meanwhile, or the store’s own. */
export type RefusalCause = 'unfit' | 'changed meanwhile' | 'not stored'

/** What came of a form: it was stored, or why it was not. */
export type FormResult = 'stored' | RefusalCause

/** A refused form with the cause of it. */
export type RefusedForm = { ok: false; cause: RefusalCause; refusal: FormRefusal }

export function refuseFormBecause(
  cause: RefusalCause,
  errors: Record<string, string>,
  fields: Record<string, string>,
): RefusedForm {
  return { ok: false, cause, refusal: refuseForm(errors, fields) }
}
