import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readHeader, type LetterHeader } from '#app/domain/letter-header/letter-header.ts'
import type { HeaderProposal } from '#app/domain/letter-header/lines/header-proposal.ts'
import type { ProposedParty } from '#app/domain/letter-header/parties/party.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { cleanTextFile } from '#app/readers/text/plain-text.ts'
import { printLine, printJson, CommandRefusal, type Command } from './command.ts'

export const headerCommand: Command = {
  name: 'header',
  summary: 'Reads date, reference, authors and recipients from the text of a letter.',
  usage:
    'stanceline header FILE [--json]\n\nFILE is plain text. Each proposal carries the spans ' +
    'of characters it was read from; what is not found is null.',
  options: { json: { type: 'boolean' } },
  run: async ({ positionals: [file], values }) => {
    if (!file) throw new CommandRefusal('Name the file of the letter: stanceline header FILE.')
    const text = readLetterText(file)
    const header = headerToJson(readHeader(text), text)
    if (values.json) return printJson(header)
    for (const [field, value] of Object.entries(header))
      printLine(`${field}: ${formatHeaderValue(value)}`)
  },
}

/** A value without the places it was read from; a dash where there is none. */
function formatHeaderValue(value: unknown): string {
  if (value === null || (Array.isArray(value) && !value.length)) return '–'
  return JSON.stringify(value, (key, part: unknown) =>
    key === 'spans' || key === 'span' ? undefined : part,
  )
}

/** The text of a letter's file, where the person who called the command stands. */
function readLetterText(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(resolve(process.env.INIT_CWD ?? '.', file))
  } catch {
    throw new CommandRefusal(`There is no readable file ${file}.`)
  }
  const read = cleanTextFile(bytes)
  if (!read.ok) throw new CommandRefusal(`${file}: ${read.reason}`)
  return read.text
}

/** The header in the words of the machine-readable outputs; the first author, recipient and so on also alone. */
function headerToJson(header: LetterHeader, text: string) {
  const spansToJson = (spans: Span[]) =>
    spans.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
  const proposalToJson = <T, V>(proposal: HeaderProposal<T> | null, value: (of: T) => V) =>
    proposal ? { value: value(proposal.value), spans: spansToJson(proposal.spans) } : null
  const textToJson = (proposal: HeaderProposal<string> | null) =>
    proposalToJson(proposal, (text) => text)
  const partyToJson = ({ name, withheld, capacity, organisation, unit }: ProposedParty) => ({
    name: textToJson(name),
    withheld,
    capacity: textToJson(capacity),
    organisation: textToJson(organisation),
    unit: textToJson(unit),
  })
  const [authors, onBehalfOf, recipients, cc] = [
    header.authors,
    header.onBehalfOf,
    header.recipients,
    header.cc,
  ].map((parties) => parties.map(partyToJson))
  return {
    kind: textToJson(header.kind),
    date: header.date && {
      value: header.date.value.edtf,
      first: header.date.value.first,
      last: header.date.value.last,
      basis: header.date.value.basis,
      spans: spansToJson(header.date.spans),
    },
    reference: header.reference && {
      value: header.reference.value.text,
      truncated: header.reference.value.truncated,
      spans: spansToJson(header.reference.spans),
    },
    subject: textToJson(header.subject),
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
      spans: spansToJson(header.inReplyTo.spans),
    },
    redactions: { count: header.redactions.length, spans: spansToJson(header.redactions) },
    doubts: header.doubts,
  }
}
