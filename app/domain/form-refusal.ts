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
