import type { Dated } from './days.ts'

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
