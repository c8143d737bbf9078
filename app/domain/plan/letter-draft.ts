import type { IncomingPosition } from './plan-letter.ts'
import type { FieldOffer } from './item-cells.ts'
import { readHeader, type LetterHeader } from '../letter-header/letter-header.ts'
import { explainImplausibleName, type NameKind } from '../letter-header/roles/plausible-names.ts'
import type { Span } from '../text/quotes.ts'
import type { LetterFields } from '../letter-form.ts'
import type { LetterProvenance, LetterPage, PartyRole } from '../letters.ts'
import {
  proposeFields,
  addFileMetadata,
  type FieldProposals,
  type FileMetadata,
  type PortalPublication,
  type FieldSources,
} from './proposed-fields.ts'

/**
 * A letter that waits to be stored: what is proposed or was confirmed about it, with the words it was read from, and
 * what a person should look at. `looked`: somebody did. `distinct`: somebody said that it is another letter than the
 * one it resembles.
 */
export type LetterDraft = {
  fields: LetterFields
  sources: FieldSources
  /** Where in the text its head was read from; drafts of earlier versions do not say it. */
  places?: Span[]
  doubts: string[]
  notes: string[]
  positions: IncomingPosition[]
  pages: LetterPage[]
  origin: Omit<LetterProvenance, 'importId'>
  looked: boolean
  distinct: boolean
  /** Values that somebody may take; drafts of earlier versions have none. */
  offers?: FieldOffer[]
  /** What it was before it was changed together with others, for taking that back. */
  filled?: EarlierDraft
}

/** Which deed changed a draft with others, whose it was, what the draft was before and which revision it became. */
type EarlierDraft = {
  id: string
  by: string | null
  revision: number
  before: Pick<LetterDraft, 'fields' | 'sources'>
}

export const emptyOrigin: LetterDraft['origin'] = {
  excerpt: false,
  recorded: false,
  sourceUrl: null,
  sourceSeenDay: null,
  sourceNote: null,
  messageId: null,
  answersMessageId: null,
  attachedToId: null,
}

/** A document as its reader gives it. */
export type LetterDocument = FileMetadata & {
  text: string
  /** Lines at the top of the file that are no words of its letter, where its reader left them out of the text. */
  head?: string | null
  pages: readonly LetterPage[]
  notes: readonly string[]
  doubts: readonly string[]
}

/**
 * What the head of a letter and its file propose; nothing in it is confirmed yet. `words`: its text as far as it is the
 * letter's own.
 */
export function readDocumentDraft(document: LetterDocument, words: string): LetterDraft {
  const header = readHeader(words)
  const { fields, sources, unnamed } = addFileMetadata(
    proposeFields(header, document.text),
    document,
  )
  const { messageId = null, inReplyTo = null } = document.mail ?? {}
  return {
    fields,
    sources,
    places: listHeaderPlaces(header),
    doubts: [...document.doubts, ...header.doubts],
    notes: [...document.notes, ...describeUnnamed(unnamed)],
    positions: [],
    pages: [...document.pages],
    origin: {
      ...emptyOrigin,
      sourceUrl: document.published?.address ?? null,
      sourceNote: document.published ? publicationNote(document.published) : null,
      messageId,
      answersMessageId: inReplyTo,
    },
    looked: false,
    distinct: false,
  }
}

const roleWords: Record<PartyRole, string> = {
  author: 'from',
  on_behalf_of: 'written for',
  recipient: 'to',
  cc: 'copied to',
}

/** An office alone names nobody: it is told, and proposed as nobody. */
function describeUnnamed(unnamed: FieldProposals['unnamed']): string[] {
  return unnamed.map(
    ({ role, capacity }) =>
      `The letter is ${roleWords[role]} “${capacity}”, and names nobody: nobody is proposed.`,
  )
}

/** A sentence for each name of a party that is hardly the name of a person or an organisation. */
export function listNameDoubts({ parties }: LetterFields): string[] {
  const describe = (name: string | null | undefined, kind: NameKind) => {
    const reason = name ? explainImplausibleName(name, kind) : null
    return reason
      ? [`“${name}” is hardly the name of ${kind === 'person' ? 'a' : 'an'} ${kind}: ${reason}.`]
      : []
  }
  return parties.flatMap(({ name, organisation, unit }) => [
    ...describe(name, 'person'),
    ...describe(organisation, 'organisation'),
    ...(unit ?? '').split(' / ').flatMap((part) => describe(part, 'organisation')),
  ])
}

/** Every place in the text that the head of a letter was read from. */
function listHeaderPlaces(header: LetterHeader): Span[] {
  const parties = [...header.authors, ...header.onBehalfOf, ...header.recipients, ...header.cc]
  const proposals = [
    header.date,
    header.reference,
    header.subject,
    header.inReplyTo,
    ...parties.flatMap(({ name, capacity, organisation, unit }) => [
      name,
      capacity,
      organisation,
      unit,
    ]),
  ]
  return proposals
    .flatMap((proposal) => proposal?.spans ?? [])
    .map(({ start, end }) => ({ start, end }))
}

/**
 * What is to be said of where a document was published: the site and request, the status there, who
 * asked and under which licence.
 */
function publicationNote({
  portal,
  site,
  request,
  status,
  attribution,
}: PortalPublication): string {
  const place = `Published on ${site ?? `a portal that runs ${portal}`}${request ? ` in the request “${request}”` : ''}`
  return (
    [place, ...(status ? [`Status there: ${status}`] : []), ...(attribution ? [attribution] : [])]
      .map((part) => part.replace(/\.$/, ''))
      .join('. ')
      .slice(0, 2000) + '.'
  )
}

/** What the file is called where its words give it no title: without its folder and ending. */
export function addTitleFromFile(draft: LetterDraft, name: string): LetterDraft {
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
export function inheritFromMessage(draft: LetterDraft, message: LetterDraft): LetterDraft {
  const { fields, sources } = draft
  const [undated, unsigned] = [
    !fields.dated && Boolean(message.fields.dated),
    !fields.parties.some(({ role }) => role === 'author'),
  ]
  const authors = unsigned ? message.fields.parties.filter(({ role }) => role === 'author') : []
  if (!undated && !authors.length) return draft
  const inherited = [undated ? 'its date' : '', authors.length ? 'its author' : '']
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
      `The document does not say ${inherited.replace('its', 'its own')}: ` +
        `${inherited.includes(' and ') ? 'they are' : 'it is'} taken from the message that it was ` +
        'attached to.',
    ],
  }
}

/** The draft with the day of the message that it answers, where that message is known. */
export function addReplyDate(
  draft: LetterDraft,
  dayByMessageId: ReadonlyMap<string, string>,
): LetterDraft {
  const day = draft.origin.answersMessageId
    ? dayByMessageId.get(draft.origin.answersMessageId)
    : undefined
  if (!day || draft.fields.replyDated) return draft
  return {
    ...draft,
    fields: { ...draft.fields, replyKind: draft.fields.replyKind || 'e-mail', replyDated: day },
    sources: { ...draft.sources, replyDated: 'the message that it answers, which came with it' },
  }
}
