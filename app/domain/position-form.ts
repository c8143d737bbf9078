// Apart from positions.ts, because browsers show positions and never need the schema.
import { z } from 'zod'
import { isAbsence, type Level } from './level.ts'
import { stanceChoices } from './positions.ts'

const checkbox = z
  .union([z.boolean(), z.literal('on'), z.literal('')])
  .optional()
  .transform((on) => on === true || on === 'on')
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `This has at most ${most.toLocaleString('en')} characters.`)
    .optional()
    .transform((said) => said || null)

/** A place as the form sends it: digits, or nothing where it is not known. */
const place = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .catch(undefined)

/** What a person says about a passage. `start` and `end` are known when it was selected; otherwise the words are looked for. */
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
        (choice) => stanceChoices.some((one) => one === choice),
        'Choose a level, or say that a position is absent.',
      ),
    conditional: checkbox,
    condition: words(1000),
    note: words(2000),
    reported: checkbox,
    exact: z
      .string()
      .max(
        20_000,
        'A quote has at most 20,000 characters. Mark the passage that carries the position.',
      ),
    start: place,
    end: place,
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

export type PositionForm = z.infer<typeof positionSchema>
