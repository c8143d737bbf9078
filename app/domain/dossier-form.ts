import { z } from 'zod'
import { dossierAudiences, type DossierAudience } from './dossiers.ts'
import { lineSchema, optionalLineSchema } from './form-fields.ts'

/** The longest name, word for the bar, procedure and summary, in characters. */
const dossierLimits = { name: 200, shortName: 24, procedure: 100, summary: 1000 } as const

/** What a person writes of a dossier. */
export type DossierForm = {
  name: string
  shortName: string | null
  procedure: string | null
  summary: string | null
  audience: DossierAudience
  /** Left out, it stays as it is. */
  fourEyes?: boolean
  /** In per cent; left out, it stays as it is. */
  secondShare?: number | null
}

/** The fields of its form. */
export const dossierFields = [
  'name',
  'shortName',
  'procedure',
  'summary',
  'audience',
  'fourEyes',
  'secondShare',
] as const

/** The fields of the form of a dossier; without a word for the bar its name stands there, cut where it is long. */
export const dossierSchema = z.object({
  name: lineSchema(dossierLimits.name).min(1, 'Say what you follow, in a few words.'),
  shortName: optionalLineSchema(dossierLimits.shortName),
  procedure: optionalLineSchema(dossierLimits.procedure),
  summary: optionalLineSchema(dossierLimits.summary),
  audience: z.enum(dossierAudiences, 'Choose whom the dossier is for.').default('everyone'),
  fourEyes: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
  secondShare: z
    .string()
    .trim()
    .regex(/^(?:[1-9]\d?|100)?$/, 'Write a whole number from 1 to 100, or nothing.')
    .optional()
    .transform((value) => (value === undefined ? undefined : value ? Number(value) : null)),
}) satisfies z.ZodType<DossierForm>

/** A dossier as the fields of its form hold it. */
export function toDossierFields({
  name,
  shortName,
  procedure,
  summary,
  audience,
  fourEyes,
  secondShare = null,
}: DossierForm): Record<(typeof dossierFields)[number], string> {
  return {
    name,
    shortName: shortName ?? '',
    procedure: procedure ?? '',
    summary: summary ?? '',
    audience,
    fourEyes: fourEyes ? 'yes' : '',
    secondShare: secondShare === null ? '' : String(secondShare),
  }
}

/** A procedure of the European Union, such as 2020/0259(COD). */
export function isEuProcedure(procedure: string): boolean {
  return /^\d{4}\/\d{4}[A-Z]?\((COD|CNS|NLE|INI|APP|BUD|DEC|RSP|DEA|RPS|IMM|INL|ACI|REG|SYN)\)$/.test(
    procedure.trim(),
  )
}
