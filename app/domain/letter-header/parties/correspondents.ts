import { groupByBlock, type LetterLine } from '../lines/letter-lines.ts'
import { isSaidElsewhere } from '../roles/known-bodies.ts'
import type { HeaderParts } from '../roles/header-parts.ts'
import { chooseAuthors } from './authors.ts'
import { readOnBehalf } from './behalf.ts'
import {
  doubtCorrespondents,
  type PartyReasons,
  type CorrespondentsReading,
} from './correspondent-doubts.ts'
import { readCopies } from './copies.ts'
import { findFullName, readSalutationParty, type SalutationParty } from './salutation-party.ts'
import { readLetterhead } from './letterhead.ts'
import { readMailParties } from './mail-parties.ts'
import { completeParty, nobody, type ProposedParty } from './party.ts'
import {
  findAddresses,
  findAddressInBody,
  readAddress,
  type HeadReading,
  type KnownSender,
} from './recipients.ts'
import { readSignatures, type LetterSignatures } from './signatures.ts'
import { doubtSideBySide } from './side-by-side.ts'
import { readTitleParties, type TitleParties } from './title-parties.ts'

/** Who wrote, for whom, to whom, and who got a copy. */
export type LetterCorrespondents = {
  authors: ProposedParty[]
  onBehalfOf: ProposedParty[]
  recipients: ProposedParty[]
  cc: ProposedParty[]
  partyDoubts: PartyReasons
}

/** What of a letter names somebody, each place by itself. */
type NamingPlaces = {
  greeted: SalutationParty
  signatures: LetterSignatures
  titled: TitleParties
  sender: KnownSender
  addressed: HeadReading
  letterhead: ProposedParty
}

/**
 * Reads who wrote, for whom, to whom, and who got a copy. Whether a text `isLetter` decides if its head has a
 * letterhead.
 */
export function readCorrespondents(parts: HeaderParts, isLetter: boolean): LetterCorrespondents {
  const { text, lines, mail, marks } = parts
  const places = findPlaces(parts, isLetter)
  const onBehalfOf = readBehalf(parts, places)
  const senders = readAuthors(parts, places, onBehalfOf)
  const found = readRecipients(parts, places, senders)
  const isWrittenTo = !mail && isAddresseeAlone(senders, found.recipients, places)
  const authors = isWrittenTo ? [] : senders
  const { recipients, printed }: FoundRecipients = isWrittenTo
    ? { recipients: senders, printed: 'guessed' }
    : found
  const cc = mail ? readMailParties(mail.fields.cc) : readCopies(lines, marks, text)
  const doubtBeside = (parties: readonly ProposedParty[]) =>
    mail ? [] : doubtSideBySide(parties, parts.head.lines, text)
  const partyDoubts = doubtCorrespondents({
    authors,
    onBehalfOf,
    recipients,
    cc,
    printed,
    isMail: mail !== null,
    signed: places.signatures.parties.length,
    titled: places.titled.from !== null,
    ofSignatures: places.signatures.doubts,
    greeted: places.greeted.surname,
  })
  return {
    authors,
    onBehalfOf,
    recipients,
    cc,
    partyDoubts: {
      ...partyDoubts,
      authors: [...partyDoubts.authors, ...doubtBeside(authors)],
      recipients: [...partyDoubts.recipients, ...doubtBeside(recipients)],
    },
  }
}

/** A committee that stands alone above a text which nobody signed is asked, rather than says, something. */
function isAddresseeAlone(
  authors: readonly ProposedParty[],
  recipients: readonly ProposedParty[],
  { signatures, titled }: NamingPlaces,
): boolean {
  const [only, ...more] = authors
  return (
    !signatures.parties.length &&
    !titled.from &&
    !recipients.length &&
    !more.length &&
    !only?.name &&
    /\b(?:committee|inquiry|senate|parliament)\b/i.test(only?.organisation?.value ?? '')
  )
}

function findPlaces(parts: HeaderParts, isLetter: boolean): NamingPlaces {
  const { text, lines, marks, blocks, title } = parts
  const greeted: SalutationParty =
    marks.salutation === null
      ? { party: null, surname: null, withheld: false }
      : readSalutationParty(lines[marks.salutation]!)
  const signatures = readSignatures(lines, marks, greeted.surname, text)
  const sender = {
    names: listValues(signatures.parties, 'name'),
    organisations: listValues(signatures.parties, 'organisation'),
  }
  const addressed = isSpeech(parts)
    ? { blocks: [], isSure: false }
    : findAddresses(blocks, greeted, sender, marks.salutation !== null)
  const others = blocks
    .filter((block) => !addressed.blocks.includes(block))
    .map((block) => block.lines)
  return {
    greeted,
    signatures,
    titled: readTitleParties(title, lines, text),
    sender,
    addressed,
    letterhead: readLetterhead(isLetter ? others : [], sender.names, text),
  }
}

function isSpeech({ title }: HeaderParts): boolean {
  return title?.proposal.value === 'speech'
}

function readBehalf(
  { body, head, text }: HeaderParts,
  { signatures, sender, letterhead, titled }: NamingPlaces,
): ProposedParty[] {
  const known = [...sender.organisations, ...listValues([letterhead], 'organisation')]
  const parties = readOnBehalf(body, signatures.onBehalfOf, known, text).map((party) =>
    findFullName(party, head.lines),
  )
  return parties.length || !titled.behalf ? parties : [titled.behalf]
}

function readAuthors(
  { mail }: HeaderParts,
  { signatures, letterhead, titled }: NamingPlaces,
  onBehalfOf: readonly ProposedParty[],
): ProposedParty[] {
  const authors = chooseAuthors({
    from: mail ? readMailParties(mail.fields.from) : [],
    signed: signatures.parties,
    letterhead,
    signedFor: signatures.onBehalfOf.length ? (onBehalfOf.at(-1) ?? null) : null,
  })
  return titled.from && !authors.some(({ name }) => name)
    ? [completeParty(titled.from, authors[0] ?? nobody)]
    : authors
}

/** Those in the addresses or the To field; otherwise whom the salutation or the title names. */
function readRecipients(
  parts: HeaderParts,
  places: NamingPlaces,
  authors: readonly ProposedParty[],
): FoundRecipients {
  const { greeted, titled, sender } = places
  const names = [...sender.names, ...listValues(authors, 'name')]
  const found: FoundRecipients = parts.mail
    ? { recipients: readMailParties(parts.mail.fields.to), printed: 'elsewhere' }
    : readPrintedRecipients(parts, places.addressed, { ...sender, names })
  if (found.recipients.length) return addGreetedOffice(found, greeted)
  const party =
    greeted.party && !isSpeech(parts) ? findFullName(greeted.party, parts.head.lines) : null
  const recipients = titled.to && !(party && isTelling(party)) ? [titled.to] : party ? [party] : []
  return { recipients, printed: 'elsewhere' }
}

/** "Dear Secretary," below the name of a department says who in it is written to. */
function addGreetedOffice(found: FoundRecipients, { party }: SalutationParty): FoundRecipients {
  const [only, ...more] = found.recipients
  const isOffice = party?.capacity && !party.name && !more.length && !only!.name && !only!.withheld
  return isOffice
    ? { ...found, recipients: [completeParty(only!, { ...nobody, capacity: party.capacity })] }
    : found
}

type FoundRecipients = { recipients: ProposedParty[] } & Pick<CorrespondentsReading, 'printed'>

/** Whether a party says more than the title of an open letter may. */
function isTelling({ name, organisation, capacity }: ProposedParty): boolean {
  return Boolean(name || organisation || /\s/.test(capacity?.value ?? ''))
}

/** Those in the addresses of the head; otherwise those of an address that stands in the middle of the body. */
function readPrintedRecipients(
  { text, lines, marks, head }: HeaderParts,
  { blocks, isSure }: HeadReading,
  sender: KnownSender,
): FoundRecipients {
  if (blocks.length)
    return {
      recipients: blocks.flatMap((block) => readAddress(block.lines, text)),
      printed: isSure ? 'sure' : 'guessed',
    }
  if (marks.salutation === null) return { recipients: [], printed: 'elsewhere' }
  const body = groupByBlock(lines.slice(marks.salutation + 1, marks.end))
  const within = findAddressInBody(body, head.lines, sender)
  return within ? readWithin(within, text) : { recipients: [], printed: 'elsewhere' }
}

/** An address amid the text is sure where the letter names the same body elsewhere too. */
function readWithin(block: readonly LetterLine[], text: string): FoundRecipients {
  const recipients = readAddress(block, text)
  const isNamed = recipients.some(
    ({ organisation }) =>
      organisation?.spans.some(({ start, end }) =>
        isSaidElsewhere({ words: text.slice(start, end), start, end }, text),
      ) ?? false,
  )
  return { recipients, printed: isNamed ? 'elsewhere' : 'in body' }
}

function listValues(parties: readonly ProposedParty[], field: 'name' | 'organisation'): string[] {
  return parties.flatMap((party) => party[field]?.value ?? [])
}
