import type { IncomingPosition } from '../import.ts'
import { readHeader } from '../letter-header/letter-header.ts'
import type { LetterFields } from '../letter-form.ts'
import type { Origin, Page } from '../letters.ts'
import {
  proposedFields,
  withFile,
  type FileSays,
  type Published,
  type Sources,
} from './proposed.ts'

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

export const unknownOrigin: Draft['origin'] = {
  excerpt: false,
  sourceUrl: null,
  sourceNote: null,
  messageId: null,
  answersMessageId: null,
  attachedToId: null,
}

/** A document as its reader gives it. */
export type ReadLetter = FileSays & {
  text: string
  pages: readonly Page[]
  notes: readonly string[]
  doubts: readonly string[]
}

/** What the head of a letter and its file propose; nothing in it is confirmed yet. */
export function draftOf(read: ReadLetter): Draft {
  const header = readHeader(read.text)
  const { fields, sources } = withFile(proposedFields(header, read.text), read)
  const { messageId = null, inReplyTo = null } = read.mail ?? {}
  return {
    fields,
    sources,
    doubts: [...new Set([...read.doubts, ...header.doubts])],
    notes: [...read.notes],
    positions: [],
    pages: [...read.pages],
    origin: {
      ...unknownOrigin,
      sourceUrl: read.published?.address ?? null,
      sourceNote: read.published ? publishedNote(read.published) : null,
      messageId,
      answersMessageId: inReplyTo,
    },
    looked: false,
    distinct: false,
  }
}

/** What is to be said of where a document was published: the site and request, the status there, who asked and under which licence. */
function publishedNote({ portal, site, request, status, attribution }: Published): string {
  const where = `Published on ${site ?? `a portal that runs ${portal}`}${request ? ` in the request “${request}”` : ''}`
  return (
    [where, ...(status ? [`Status there: ${status}`] : []), ...(attribution ? [attribution] : [])]
      .map((part) => part.replace(/\.$/, ''))
      .join('. ')
      .slice(0, 2000) + '.'
  )
}

/** What the file is called where its words give it no title: without its folder and ending. */
export function titled(draft: Draft, name: string): Draft {
  if (draft.fields.title) return draft
  const title = name
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.[^.]{1,5}$/, '')
    .replaceAll('_', ' ')
    .trim()
  return {
    ...draft,
    fields: { ...draft.fields, title: title.slice(0, 300) },
    sources: { ...draft.sources, title: name },
  }
}

/** What an attachment does not say of itself is proposed from the message that it came with, and doubted. */
export function carriedBy(draft: Draft, message: Draft): Draft {
  const { fields, sources } = draft
  const [undated, unsigned] = [
    !fields.dated && Boolean(message.fields.dated),
    !fields.parties.some(({ role }) => role === 'author'),
  ]
  const authors = unsigned ? message.fields.parties.filter(({ role }) => role === 'author') : []
  if (!undated && !authors.length) return draft
  const taken = [undated ? 'its date' : '', authors.length ? 'its author' : '']
    .filter(Boolean)
    .join(' and ')
  return {
    ...draft,
    fields: {
      ...fields,
      ...(undated ? { dated: message.fields.dated, basis: message.fields.basis } : {}),
      parties: [...fields.parties, ...authors],
    },
    sources: { ...sources, ...(undated ? { dated: 'the message that it was attached to' } : {}) },
    doubts: [
      ...draft.doubts,
      `The document does not say ${taken.replace('its', 'its own')}: ${taken.includes(' and ') ? 'they are' : 'it is'} taken from the message that it was attached to.`,
    ],
  }
}

/** The draft with the day of the message that it answers, where that message is known. */
export function answering(draft: Draft, dayOf: ReadonlyMap<string, string>): Draft {
  const day = draft.origin.answersMessageId ? dayOf.get(draft.origin.answersMessageId) : undefined
  if (!day || draft.fields.replyDated) return draft
  return {
    ...draft,
    fields: { ...draft.fields, replyKind: draft.fields.replyKind || 'e-mail', replyDated: day },
    sources: { ...draft.sources, replyDated: 'the message that it answers, which came with it' },
  }
}
