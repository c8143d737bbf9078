import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  readHeader,
  type LetterHeader,
  type Proposal,
  type ProposedParty,
} from '#app/domain/letter-header/letter-header.ts'
import type { Span } from '#app/domain/text.ts'
import { readTxt } from '#app/readers/txt.ts'
import { print, printJson, Refused, type Command } from './command.ts'

export const headerCommand: Command = {
  name: 'header',
  says: 'Reads date, reference, authors and recipients from the text of a letter.',
  usage:
    'stanceline header FILE [--json]\n\nFILE is plain text. Each proposal carries the spans of characters it was read from; what is not found is null.',
  options: { json: { type: 'boolean' } },
  run: async ({ words: [file], values }) => {
    if (!file) throw new Refused('Name the file of the letter: stanceline header FILE.')
    const text = textIn(file)
    const header = asJson(readHeader(text), text)
    if (values.json) return printJson(header)
    for (const [field, said] of Object.entries(header))
      print(
        `${field}: ${said === null || (Array.isArray(said) && !said.length) ? '–' : JSON.stringify(said, (key, value: unknown) => (key === 'spans' || key === 'span' ? undefined : value))}`,
      )
  },
}

/** The text of a letter's file, where the person who called the command stands. */
function textIn(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(resolve(process.env.INIT_CWD ?? '.', file))
  } catch {
    throw new Refused(`There is no readable file ${file}.`)
  }
  const read = readTxt(bytes)
  if (!read.ok) throw new Refused(`${file}: ${read.reason}`)
  return read.text
}

/** The header in the words of the machine-readable outputs; the first author, recipient and so on also alone. */
function asJson(header: LetterHeader, text: string) {
  const place = (spans: Span[]) =>
    spans.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
  const field = <T, V>(proposal: Proposal<T> | null, value: (of: T) => V) =>
    proposal ? { value: value(proposal.value), spans: place(proposal.spans) } : null
  const words = (proposal: Proposal<string> | null) => field(proposal, (said) => said)
  const party = ({ name, withheld, capacity, organisation, unit }: ProposedParty) => ({
    name: words(name),
    withheld,
    capacity: words(capacity),
    organisation: words(organisation),
    unit: words(unit),
  })
  const [authors, onBehalfOf, recipients, cc] = [
    header.authors,
    header.onBehalfOf,
    header.recipients,
    header.cc,
  ].map((parties) => parties.map(party))
  return {
    kind: words(header.kind),
    date: header.date && {
      value: header.date.value.edtf,
      first: header.date.value.first,
      last: header.date.value.last,
      basis: header.date.value.basis,
      spans: place(header.date.spans),
    },
    reference: header.reference && {
      value: header.reference.value.text,
      truncated: header.reference.value.truncated,
      spans: place(header.reference.spans),
    },
    subject: words(header.subject),
    author: authors?.[0] ?? null,
    on_behalf_of: onBehalfOf?.[0] ?? null,
    recipient: recipients?.[0] ?? null,
    authors,
    on_behalf_of_all: onBehalfOf,
    recipients,
    cc,
    in_reply_to: header.inReplyTo && {
      kind: header.inReplyTo.value.kind,
      date: header.inReplyTo.value.dated?.edtf ?? null,
      spans: place(header.inReplyTo.spans),
    },
    redactions: { count: header.redactions.length, spans: place(header.redactions) },
    doubts: header.doubts,
  }
}
