// Apart from positions.ts, because browsers show positions and never need the schema.
import { z } from 'zod'
import { isAbsence, type Level } from './level.ts'
import { isSureness, stanceChoices, type Sureness } from './positions.ts'

const checkboxSchema = z
  .union([z.boolean(), z.literal('on'), z.literal('')])
  .optional()
  .transform((on) => on === true || on === 'on')
const optionalTextSchema = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength, `This has at most ${maxLength.toLocaleString('en')} characters.`)
    .optional()
    .transform((text) => text || null)

/** A place as the form sends it: digits, or nothing where it is not known. */
const offsetSchema = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .catch(undefined)

/** 1 to 3; nothing where it is not said. */
const surenessSchema = z
  .string()
  .optional()
  .transform((choice) => (isSureness(Number(choice)) ? (Number(choice) as Sureness) : null))

/**
 * What a person says about a passage. `start` and `end` are known when it was selected; otherwise
 * the words are looked for.
 */
export const positionSchema = z
  .object({
    topicId: z.string().min(1, 'Choose the topic that the passage speaks about.'),
    holderIds: z
      .array(z.string())
      .min(1, 'Choose at least one holder: whose position is this?')
      .max(100),
    stance: z
      .string()
      .refine(
        (choice) => stanceChoices.some((stanceChoice) => stanceChoice === choice),
        'Choose a level, or say that a position is absent.',
      ),
    conditional: checkboxSchema,
    condition: optionalTextSchema(1000),
    note: optionalTextSchema(2000),
    reported: checkboxSchema,
    sureness: surenessSchema,
    exact: z
      .string()
      .max(
        20_000,
        'A quote has at most 20,000 characters. Mark the passage that carries the position.',
      ),
    start: offsetSchema,
    end: offsetSchema,
  })
  .transform(({ stance, ...form }) => ({
    ...form,
    condition: form.conditional ? form.condition : null,
    level: isAbsence(stance) ? null : (Number(stance) as Level),
    absence: isAbsence(stance) ? stance : null,
  }))
  .superRefine((form, context) => {
    if (form.conditional && form.level === null) {
      context.addIssue({
        code: 'custom',
        path: ['conditional'],
        message: 'A condition belongs to a level. Choose a level, or take “conditional” away.',
      })
    }
    if (form.conditional && !form.condition) {
      context.addIssue({
        code: 'custom',
        path: ['condition'],
        message: 'Write the condition in the letter’s own words.',
      })
    }
  })

/** What comes in a table or a package of an earlier version does not say how sure its coder was. */
export type PositionForm = Omit<z.infer<typeof positionSchema>, 'sureness'> & {
  sureness?: Sureness | null
}
