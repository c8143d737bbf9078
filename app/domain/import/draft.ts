import type { IncomingPosition } from '../import.ts'
import { readHeader } from '../letter-header/letter-header.ts'
import type { LetterFields } from '../letter-form.ts'
import type { Origin, Page } from '../letters.ts'
import { proposedFields, withFile, type FileSays, type Sources } from './proposed.ts'

/**
 * A letter that waits to be stored: what is proposed or was confirmed about it, with the words it was read from, and
 * what a person should look at. `looked`: somebody did. `distinct`: somebody said that it is another letter than the
 * one it resembles.
 */
export type Draft = {
  fields: LetterFields
  sources: Sources
  doubts: string[]
  notes: string[]
  positions: IncomingPosition[]
  pages: Page[]
  origin: Omit<Origin, 'importId'>
  looked: boolean
  distinct: boolean
}

export const unknownOrigin: Draft['origin'] = { excerpt: false, sourceUrl: null, sourceNote: null, messageId: null, answersMessageId: null, attachedToId: null }

/** A document as its reader gives it. */
export type ReadLetter = FileSays & { text: string; pages: readonly Page[]; notes: readonly string[]; doubts: readonly string[] }

/** What the head of a letter and its file propose; nothing in it is confirmed yet. */
export function draftOf(read: ReadLetter): Draft {
  const header = readHeader(read.text)
  const { fields, sources } = withFile(proposedFields(header, read.text), read)
  const { messageId = null, inReplyTo = null } = read.mail ?? {}
  return { fields, sources, doubts: [...new Set([...read.doubts, ...header.doubts])], notes: [...read.notes], positions: [], pages: [...read.pages], origin: { ...unknownOrigin, messageId, answersMessageId: inReplyTo }, looked: false, distinct: false }
}

/** The draft with the day of the message that it answers, where that message is known. */
export function answering(draft: Draft, dayOf: ReadonlyMap<string, string>): Draft {
  const day = draft.origin.answersMessageId ? dayOf.get(draft.origin.answersMessageId) : undefined
  if (!day || draft.fields.replyDated) return draft
  return { ...draft, fields: { ...draft.fields, replyKind: draft.fields.replyKind || 'e-mail', replyDated: day }, sources: { ...draft.sources, replyDated: 'the message that it answers, which came with it' } }
}
