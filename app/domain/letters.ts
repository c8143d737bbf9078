import { z } from 'zod'
import { howToWriteDates, readDated, type Dated, type Day } from './days.ts'

export const letterKinds = ['letter', 'e-mail', 'statement', 'speech', 'position paper', 'consultation response', 'open letter'] as const
export type LetterKind = (typeof letterKinds)[number]

export const partyRoles = ['author', 'on_behalf_of', 'recipient', 'cc'] as const
export type PartyRole = (typeof partyRoles)[number]

/** An actor's part in one letter. `actorId` is null where the name is withheld; `capacity` stands as printed. */
export type Party = { id: string; role: PartyRole; actorId: string | null; name: string | null; capacity: string | null; organisation: string | null; unit: string | null }

/** What answers what: the kind and day of the message that a letter replies to, whether or not that one is held. */
export type InReplyTo = { kind: 'letter' | 'e-mail' | 'message'; edtf: string | null }

/** Any dated document that puts somebody on record, without its text. */
export type Letter = {
  id: string
  dossierId: string
  title: string
  kind: LetterKind
  language: string | null
  dated: Dated
  reference: string | null
  referenceTruncated: boolean
  inReplyTo: InReplyTo | null
  createdAt: string
  revision: number
}

export const partyWords: Record<PartyRole, string> = { author: 'From', on_behalf_of: 'On behalf of', recipient: 'To', cc: 'Copy to' }

/** `Ares (2020)…` when the letter prints only a part of its reference. */
export function sayReference(letter: Pick<Letter, 'reference' | 'referenceTruncated' | 'title'>): string {
  return letter.reference ? `${letter.reference}${letter.referenceTruncated ? '…' : ''}` : letter.title
}

/** One source as a reader can look it up: reference, date and paragraph. */
export function citation(letter: Pick<Letter, 'reference' | 'referenceTruncated' | 'title'>, said: string, paragraph: number | null): string {
  return [sayReference(letter), said, paragraph === null ? null : `¶ ${paragraph}`].filter(Boolean).join(', ')
}

const line = (most: number) => z.string().trim().max(most, `This has at most ${most} characters.`)
const optional = (most: number) => line(most).transform((words) => words || null)

export const datedSchema = z.string().transform((written, context): Dated => {
  const read = readDated(written)
  if (read.ok) return read.dated
  context.addIssue({ code: 'custom', message: read.reason })
  return z.NEVER
})

const partySchema = z
  .object({ role: z.enum(partyRoles), name: optional(200), withheld: z.boolean(), capacity: optional(200), organisation: optional(200), unit: optional(300) })
  .transform((party) => ({ ...party, name: party.withheld ? null : party.name }))

export type PartyForm = z.infer<typeof partySchema>

/** What a person confirms or corrects about a letter. One schema for the form, the importer and the command line. */
export const letterSchema = z
  .object({
    title: line(300).min(1, 'Give the letter a title that colleagues will find it by.'),
    kind: z.enum(letterKinds, 'Choose what kind of document this is.'),
    language: z.string().trim().regex(/^([a-z]{2})?$/, 'Write the language as two letters, such as en.').transform((words) => words || null),
    dated: datedSchema,
    basis: optional(500),
    reference: optional(200),
    referenceTruncated: z.boolean(),
    replyKind: z.enum(['', 'letter', 'e-mail', 'message']),
    replyDated: z.string().trim(),
    parties: z.array(partySchema).max(500, 'A letter has at most 500 parties.'),
  })
  .superRefine((form, context) => {
    if (form.replyDated && !readDated(form.replyDated).ok) context.addIssue({ code: 'custom', path: ['replyDated'], message: howToWriteDates })
    if (!form.parties.some((party) => party.role === 'author' && (party.name || party.organisation || party.withheld))) {
      context.addIssue({ code: 'custom', path: ['parties'], message: 'Say who wrote the letter: a person, an organisation, or “name withheld”.' })
    }
    if (form.dated && form.dated.first !== form.dated.last && !form.basis) {
      context.addIssue({ code: 'custom', path: ['basis'], message: 'Say why the date is believed to lie there, for example “not before the e-mail of 2 October 2020 that it answers”.' })
    }
  })

export type LetterForm = z.infer<typeof letterSchema>
export type LetterFields = z.input<typeof letterSchema>

/** The last day somebody may have written: a letter counts from here on (method version 1, rule 1). */
export function countsFrom(letter: Pick<Letter, 'dated'>): Day {
  return letter.dated.last
}
