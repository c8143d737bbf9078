// Apart from actor-facts.ts, because browsers draw such rows and never need the schema.
import { z } from 'zod'
import { actorNameSchema } from './actor-form.ts'
import { findUsualAttribute, type ActorFact } from './actor-facts.ts'
import { checkPeriodOrder, provenPeriodShape } from './affiliation-form.ts'
import { lineSchema } from './form-fields.ts'

/** The longest name of an attribute, and of its value, in characters. */
const factLimits = { attribute: 60, value: 200 } as const

const plainLine = (maxLength: number) =>
  lineSchema(maxLength)
    .transform((words) => words.replace(/\s+/g, ' '))
    .refine((words) => !/<[^>]*>/.test(words), {
      message: 'This holds no markup: take out what stands between < and >.',
    })

/** What a person writes of an attribute: what it is, its value, and when it was so. */
export const attributeSchema = z
  .object({
    attribute: plainLine(factLimits.attribute)
      .refine((words) => words !== '', 'Write what it is, such as country or party.')
      .transform(findUsualAttribute),
    value: plainLine(factLimits.value).refine((words) => words !== '', 'Write the value.'),
    ...provenPeriodShape,
  })
  .superRefine(checkPeriodOrder)

/** The same of what an actor was called for some time. */
export const datedNameSchema = z
  .object({
    value: actorNameSchema.refine((name) => name !== '', 'Write the name as letters printed it.'),
    ...provenPeriodShape,
  })
  .superRefine(checkPeriodOrder)

/** The same of who it continued as; the name in it is still to be found. */
export const successorSchema = z.object({
  successor: lineSchema(factLimits.value).min(1, 'Write who it continues as.'),
  from: provenPeriodShape.from,
  proof: provenPeriodShape.proof,
})

/** The names of all fields of the three. */
export const actorFactFields = ['attribute', 'value', 'successor', 'from', 'to', 'proof'] as const

/** A row as the fields of its form hold it. */
export function toActorFactFields(fact: ActorFact): Record<string, string> {
  return {
    attribute: fact.attribute ?? '',
    value: fact.value ?? '',
    successor: fact.successor ?? '',
    from: fact.fromEdtf ?? fact.firstDay ?? '',
    to: fact.toEdtf ?? fact.lastDay ?? '',
    proof: fact.letterId ? `/letters/${fact.letterId}` : (fact.source ?? ''),
  }
}
