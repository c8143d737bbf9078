// Apart from letters.ts, because browsers show letters and never need the schema.
import { z } from 'zod'
import { dateFormatHint, isDay, parseEdtfDate } from './days.ts'
import { edtfDateSchema, lineSchema, optionalLineSchema } from './form-fields.ts'
import { isId } from './ids.ts'
import { headDateKinds, type HeadDate } from './letter-heads.ts'
import { letterKinds, partyRoles } from './letters.ts'

/** What is asked where nobody is said to have written a letter. */
export const missingAuthorMessage =
  'Say who wrote the letter: a person, an organisation, or “name withheld”.'

export function hasAuthor(
  parties: readonly {
    role: string
    name?: string | null
    organisation?: string | null
    withheld: boolean
  }[],
): boolean {
  return parties.some(
    (party) => party.role === 'author' && (party.name || party.organisation || party.withheld),
  )
}

const partySchema = z
  .object({
    role: z.enum(partyRoles),
    name: optionalLineSchema(200),
    withheld: z.boolean(),
    capacity: optionalLineSchema(200),
    organisation: optionalLineSchema(200),
    unit: optionalLineSchema(300),
  })
  .transform((party) => ({ ...party, name: party.withheld ? null : party.name }))

export type PartyForm = z.infer<typeof partySchema>

/** The dates beside the one that counts, by their kinds; those that are empty are none. */
const datesSchema = z
  .partialRecord(z.enum(headDateKinds), z.string().trim())
  .default({})
  .transform((written, context): HeadDate[] =>
    headDateKinds.flatMap((kind) => {
      if (!written[kind]) return []
      const read = parseEdtfDate(written[kind])
      if (read.ok) return [{ kind, ...read.dated }]
      context.addIssue({ code: 'custom', path: [kind], message: read.reason })
      return []
    }),
  )

const otherReferencesSchema = z
  .array(
    z.object({
      kind: lineSchema(60),
      number: lineSchema(200).min(1, 'Write the number as well, or leave the kind empty.'),
    }),
  )
  .max(50, 'A letter has at most 50 other references.')
  .default([])

const linkedIdSchema = z
  .string()
  .default('')
  .refine((id) => id === '' || isId(id), 'Choose one of the letters that are held.')
  .transform((id) => id || null)

/** Where a letter was published and when it was seen there; what a form does not ask for stays as it is. */
const sourceFields = {
  sourceUrl: optionalLineSchema(2000).optional(),
  sourceSeenDay: z
    .string()
    .trim()
    .refine((day) => day === '' || isDay(day), 'Write the day as 2020-10-29.')
    .transform((day) => day || null)
    .optional(),
}

/** What a person confirms or corrects about a letter. One schema for the form, the importer and the command line. */
export const letterSchema = z
  .object({
    title: lineSchema(300).min(1, 'Give the letter a title that colleagues will find it by.'),
    kind: z.enum(letterKinds, 'Choose what kind of document this is.'),
    language: z
      .string()
      .trim()
      .regex(/^([a-z]{2})?$/, 'Write the language as two letters, such as en.')
      .transform((words) => words || null),
    dated: edtfDateSchema,
    basis: optionalLineSchema(500),
    reference: optionalLineSchema(200),
    referenceTruncated: z.boolean(),
    replyKind: z.enum(['', 'letter', 'e-mail', 'message']),
    replyDated: z.string().trim(),
    datedKind: z
      .enum(['', ...headDateKinds])
      .default('')
      .transform((kind) => kind || null),
    dates: datesSchema,
    otherReferences: otherReferencesSchema,
    answersLetterId: linkedIdSchema,
    translatesLetterId: linkedIdSchema,
    ...sourceFields,
    parties: z.array(partySchema).max(1000, 'A letter has at most 1,000 parties.'),
  })
  .superRefine((form, context) => {
    if (form.replyDated && !parseEdtfDate(form.replyDated).ok)
      context.addIssue({ code: 'custom', path: ['replyDated'], message: dateFormatHint })
    if (!hasAuthor(form.parties))
      context.addIssue({ code: 'custom', path: ['parties'], message: missingAuthorMessage })
    else
      form.parties.forEach((party, index) => {
        if (!party.name && !party.organisation && !party.withheld)
          context.addIssue({
            code: 'custom',
            path: ['parties', index],
            message: 'Write a name or an organisation here, or say that the name is withheld.',
          })
      })
    if (form.dated && form.dated.first !== form.dated.last && !form.basis) {
      context.addIssue({
        code: 'custom',
        path: ['basis'],
        message:
          'Say why the date is believed to lie there, for example “not before the e-mail of 2 October 2020 that it answers”.',
      })
    }
  })

export type LetterForm = z.infer<typeof letterSchema>
/** `…Sought`: by which words a letter was looked for that was not found, so that they stay in the form. */
export type LetterFields = z.input<typeof letterSchema> & {
  answersSought?: string
  translatesSought?: string
}
