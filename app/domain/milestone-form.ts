// Apart from milestones.ts, because browsers draw milestones and never need the schema.
import { z } from 'zod'
import { edtfDateSchema, isWebAddress, lineSchema, optionalLineSchema } from './form-fields.ts'
import type { MilestoneForm } from './milestones.ts'

/** The longest name, and the longest word on the axis, in characters. */
const milestoneLimits = { name: 200, label: 40, basis: 500, source: 500 } as const

const addressMessage = 'Write the address whole, such as https://example.org/page.'

const sourceSchema = optionalLineSchema(milestoneLimits.source).refine(
  (address) => address === null || isWebAddress(address),
  addressMessage,
)

/** What a person writes of a milestone; without a word for the axis its name stands there. */
export const milestoneSchema = z
  .object({
    date: edtfDateSchema,
    name: lineSchema(milestoneLimits.name).min(1, 'Say what happened, in a few words.'),
    label: lineSchema(milestoneLimits.label),
    basis: optionalLineSchema(milestoneLimits.basis),
    source: sourceSchema,
  })
  .transform(({ date, name, label, basis, source }): MilestoneForm => ({
    name,
    label: label || name,
    dated: { ...date, basis },
    source,
  }))

/** The names of its fields. */
export const milestoneFields = ['date', 'name', 'label', 'basis', 'source'] as const

/** A milestone as the fields of its form hold it. */
export function toMilestoneFields({ name, label, dated, source }: MilestoneForm) {
  return {
    date: dated.edtf,
    name,
    label: label === name ? '' : label,
    basis: dated.basis ?? '',
    source: source ?? '',
  }
}
