import { authorsOf } from './authors.ts'
import { copiesIn } from './copies.ts'
import { mailParties } from './emails.ts'
import { fullerName } from './greetings.ts'
import { letterheadOf } from './letterhead.ts'
import { blocksOf } from './lines.ts'
import { onBehalfIn } from './behalf.ts'
import type { Parts } from './parts.ts'
import { filled, nobody, type ProposedParty } from './party.ts'
import { titleParties } from './titles.ts'
import {
  addressBlocks,
  addressWithin,
  type HeadBlock,
  partiesOfAddress,
  type Sender,
} from './recipients.ts'

export type Correspondents = {
  authors: ProposedParty[]
  onBehalfOf: ProposedParty[]
  recipients: ProposedParty[]
  cc: ProposedParty[]
}

/** Who wrote, for whom, to whom, and who got a copy. Whether a text `isLetter` decides if its first lines are a letterhead. */
export function correspondentsOf(parts: Parts, isLetter: boolean): Correspondents {
  const { text, lines, mail, marks, signatures } = parts
  const sender: Sender = {
    names: valuesOf(signatures.parties, 'name'),
    organisations: valuesOf(signatures.parties, 'organisation'),
  }
  const blocks = mail
    ? []
    : parts.head.blocks(parts.references, parts.subject?.lines ?? [], parts.title?.line ?? null)
  const isSpeech = parts.title?.proposal.value === 'speech'
  const addressed = isSpeech
    ? []
    : addressBlocks(
        blocks,
        parts.greeted?.surname ?? null,
        parts.greeted?.withheld ?? false,
        sender,
      )
  const letterhead = letterheadOf(
    isLetter
      ? blocks.filter((block) => !addressed.includes(block)).map((block) => block.lines)
      : [],
    sender.names,
    text,
  )
  const saying = titleParties(parts.title, lines, text)
  const onBehalfOf = onBehalfIn(
    parts.body,
    signatures.onBehalfOf,
    [...sender.organisations, ...(letterhead.organisation ? [letterhead.organisation.value] : [])],
    text,
  ).map((party) => fullerName(party, parts.head.lines))
  if (saying.behalf && !onBehalfOf.length) onBehalfOf.push(saying.behalf)
  const signedFor = signatures.onBehalfOf.length ? (onBehalfOf.at(-1) ?? null) : null
  const writing = authorsOf({
    from: mail ? mailParties(mail.fields.from) : [],
    signed: signatures.parties,
    letterhead,
    signedFor,
  })
  const authors =
    saying.from && !writing.some(({ name }) => name)
      ? [filled(saying.from, writing[0] ?? nobody)]
      : writing
  const recipients = mail
    ? mailParties(mail.fields.to)
    : printedRecipients(parts, addressed, {
        ...sender,
        names: [...sender.names, ...valuesOf(authors, 'name')],
      })
  const greeted =
    parts.greeted?.party && !isSpeech ? [fullerName(parts.greeted.party, parts.head.lines)] : []
  const told =
    saying.to &&
    !greeted.some(
      ({ name, organisation, capacity }) =>
        name || organisation || /\s/.test(capacity?.value ?? ''),
    )
      ? [saying.to]
      : greeted
  return {
    authors,
    onBehalfOf,
    recipients: recipients.length ? recipients : told,
    cc: mail ? mailParties(mail.fields.cc) : copiesIn(lines, marks, text),
  }
}

/** Those in the addresses of the head; otherwise those of an address that stands in the middle of the body. */
function printedRecipients(
  { text, lines, marks, head }: Parts,
  addressed: readonly HeadBlock[],
  sender: Sender,
): ProposedParty[] {
  if (addressed.length) return addressed.flatMap((block) => partiesOfAddress(block.lines, text))
  if (marks.salutation === null) return []
  const within = addressWithin(
    blocksOf(lines.slice(marks.salutation + 1, marks.end)),
    head.lines,
    sender,
  )
  return within ? partiesOfAddress(within, text) : []
}

function valuesOf(parties: readonly ProposedParty[], field: 'name' | 'organisation'): string[] {
  return parties.flatMap((party) => party[field]?.value ?? [])
}
