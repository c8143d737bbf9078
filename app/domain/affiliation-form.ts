// Apart from affiliations.ts, because browsers draw affiliations and never need the schema.
import { z } from 'zod'
import type { AffiliationRecord } from './affiliations.ts'
import { parseEdtfDate, type EdtfDate } from './days.ts'
import { isWebAddress, lineSchema, optionalLineSchema } from './form-fields.ts'

/** The longest name, role and address, in characters. */
const affiliationLimits = { organisation: 200, role: 200, proof: 500 } as const

const optionalDateSchema = z.string().transform((written, context): EdtfDate | null => {
  if (!written.trim()) return null
  const parsed = parseEdtfDate(written)
  if (parsed.ok) return parsed.dated
  context.addIssue({ code: 'custom', message: parsed.reason })
  return z.NEVER
})

/** The id of the letter that an address of ours names; null where it names none. */
export function findLetterId(address: string): string | null {
  return /(?:^|\/)letters\/([\w-]{8,})(?:[/?#].*)?$/.exec(address)?.[1] ?? null
}

const proofSchema = optionalLineSchema(affiliationLimits.proof).refine(
  (proof) => proof === null || findLetterId(proof) !== null || isWebAddress(proof),
  'Write the address of a letter here, such as /letters/…, or of a page, such as https://example.org/page.',
)

/** The fields of when something was so, and of what proves it. */
export const provenPeriodShape = {
  from: optionalDateSchema,
  to: optionalDateSchema,
  proof: proofSchema,
}

/** Refuses a row that is over before it begins. */
export function checkPeriodOrder(
  { from, to }: { from: EdtfDate | null; to: EdtfDate | null },
  context: z.RefinementCtx,
): void {
  if (from && to && from.first > to.last)
    context.addIssue({
      code: 'custom',
      path: ['to'],
      message:
        'This ends before it begins: write a later day here, or an earlier one as beginning.',
    })
}

const countingChoices = { '': null, yes: true, no: false } as const

/** What a person writes of where somebody belonged; the names in it are still to be found. */
export const affiliationSchema = z
  .object({
    organisation: lineSchema(affiliationLimits.organisation).min(
      1,
      'Write the organisation or the unit.',
    ),
    role: optionalLineSchema(affiliationLimits.role),
    ...provenPeriodShape,
    counts: z
      .enum(['', 'yes', 'no'], 'Choose whether it counts.')
      .transform((choice): boolean | null => countingChoices[choice]),
  })
  .superRefine(checkPeriodOrder)

/** The names of its fields. */
export const affiliationFields = ['organisation', 'role', 'from', 'to', 'proof', 'counts'] as const

/** An affiliation as the fields of its form hold it. */
export function toAffiliationFields(row: AffiliationRecord): Record<string, string> {
  return {
    organisation: row.organisation,
    role: row.role ?? '',
    from: row.fromEdtf ?? row.firstDay ?? '',
    to: row.toEdtf ?? row.lastDay ?? '',
    proof: row.letterId ? `/letters/${row.letterId}` : (row.source ?? ''),
    counts: row.counts ? 'yes' : 'no',
  }
}
