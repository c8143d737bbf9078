import type { AnsweredMessage } from '../letter-header/dates/answered-message.ts'
import type { LetterReference } from '../letter-header/landmarks/printed-references.ts'
import type { LetterHeader } from '../letter-header/letter-header.ts'
import type { ProposedParty } from '../letter-header/parties/party.ts'
import { isSameName } from '../letter-header/roles/names.ts'
import type { LetterFields } from '../letter-form.ts'
import type { PartyRole } from '../letters.ts'

/** The words of the letter that a field's proposal was read from, by field. */
export type FieldSources = Record<string, string>
/** `unnamed`: whom a letter names by nothing but an office, which is the name of nobody. */
export type FieldProposals = {
  fields: LetterFields
  sources: FieldSources
  unnamed: { role: PartyRole; capacity: string }[]
}

type MailAddress = { name: string | null; address: string | null; organisation?: string }
export type MessageHeaders = {
  subject: string | null
  from: readonly MailAddress[]
  to: readonly MailAddress[]
  cc: readonly MailAddress[]
  messageId: string | null
  inReplyTo: string | null
}

/** Where a document was published, as its portal prints it. */
export type PortalPublication = {
  portal: string
  site: string | null
  request: string | null
  address: string | null
  status: string | null
  attribution: string | null
}

/** What a file itself says of the letter in it, apart from its words. */
export type FileMetadata = {
  title: string | null
  sent: { day: string; basis: string } | null
  language: string | null
  languageFrom?: 'file' | 'words' | null
  mail: MessageHeaders | null
  published?: PortalPublication | null
}

/** The form as the letter's head proposes it, and for each field the words it was read from. */
export function proposeFields(header: LetterHeader, text: string): FieldProposals {
  const sources: FieldSources = {}
  const takeProposal = makeProposalTaker(text, sources)
  const rows = listParties(header)
  const parties = proposeParties(
    rows.filter(([, party]) => hasName(party)),
    takeProposal,
  )
  const [dated, reference, reply, subject] = [
    takeProposal('dated', header.date),
    takeProposal('reference', header.reference),
    takeProposal('replyDated', header.inReplyTo),
    takeProposal('title', header.subject),
  ]
  return {
    sources,
    unnamed: rows.flatMap(([role, party]) =>
      !hasName(party) && party.capacity ? [{ role, capacity: party.capacity.value }] : [],
    ),
    fields: {
      // A form takes no longer one.
      title: (subject ?? makeCorrespondenceTitle(parties)).slice(0, 300),
      kind: takeProposal('kind', header.kind) ?? 'letter',
      language: '',
      dated: dated?.edtf ?? '',
      basis: dated?.basis ?? '',
      ...fillReferences(reference, reply),
      parties,
    },
  }
}

function fillReferences(
  reference: LetterReference | null,
  reply: AnsweredMessage | null,
): Pick<LetterFields, 'reference' | 'referenceTruncated' | 'replyKind' | 'replyDated'> {
  return {
    reference: reference?.text ?? '',
    referenceTruncated: reference?.truncated ?? false,
    replyKind: reply?.kind ?? '',
    replyDated: reply?.dated?.edtf ?? '',
  }
}

/** The value of what was read, or null; the words it was read from are kept for the field. */
type TakeProposal = <T>(
  field: string,
  proposal: { value: T; spans: { start: number; end: number }[] } | null,
) => T | null

function makeProposalTaker(text: string, sources: FieldSources): TakeProposal {
  return (field, proposal) => {
    if (proposal?.spans.length)
      sources[field] = proposal.spans
        .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
        .join(' … ')
    return proposal?.value ?? null
  }
}

type PartyFields = LetterFields['parties'][number]

type PartyRow = readonly [role: PartyRole, party: ProposedParty]

function listParties(header: LetterHeader): PartyRow[] {
  return [
    ...header.authors.map((party): PartyRow => ['author', party]),
    ...header.onBehalfOf.map((party): PartyRow => ['on_behalf_of', party]),
    ...header.recipients.map((party): PartyRow => ['recipient', party]),
    ...header.cc.map((party): PartyRow => ['cc', party]),
  ]
}

/** Whether a party is somebody for the store: an office alone, as in "Dear Minister,", is nobody. */
function hasName({ name, withheld, organisation, unit }: ProposedParty): boolean {
  return Boolean(name || withheld || organisation || unit)
}

function proposeParties(rows: readonly PartyRow[], takeProposal: TakeProposal): PartyFields[] {
  return rows.map(([role, { name, withheld, capacity, organisation, unit }], row) => ({
    role,
    withheld,
    name: takeProposal(`party.${row}.name`, name) ?? '',
    capacity: takeProposal(`party.${row}.capacity`, capacity) ?? '',
    organisation: takeProposal(`party.${row}.organisation`, organisation) ?? '',
    unit: takeProposal(`party.${row}.unit`, unit) ?? '',
  }))
}

/** `Ylva Johansson to Microsoft`: what a letter without a subject is called; empty where nobody wrote it. */
function makeCorrespondenceTitle(parties: readonly PartyFields[]): string {
  const [author, recipient] = (['author', 'recipient'] as const).map(
    (role) =>
      parties
        .filter((party) => party.role === role)
        .map((party) => party.name || party.organisation || 'name withheld')[0],
  )
  if (!author) return ''
  return recipient ? `${author} to ${recipient}` : author
}

/** Where a language was read from that nobody declared. */
const ownWordsSource = 'the words themselves'

/** The form as the head proposes it, with what the file itself says where the words of the letter are silent. */
export function addFileMetadata(proposed: FieldProposals, metadata: FileMetadata): FieldProposals {
  const { mail, sent } = metadata
  const { unnamed } = proposed
  const { fields, sources } = { fields: { ...proposed.fields }, sources: { ...proposed.sources } }
  const subject = findSubject(proposed, metadata)
  if (subject) [fields.title, sources.title] = [subject.title, subject.source]
  if (!fields.dated && sent) [fields.dated, sources.dated] = [sent.day, sent.basis]
  const language = fields.language ? null : findLanguage(metadata)
  if (language) [fields.language, sources.language] = [language.code, language.source]
  return mail ? addMailHeaders({ fields, sources, unnamed }, mail) : { fields, sources, unnamed }
}

/** What the file calls the letter, where its own words do not say it better. */
function findSubject(
  { fields, sources }: FieldProposals,
  { mail, title, published }: FileMetadata,
): { title: string; source: string } | null {
  if (mail && mail.subject !== null)
    return mail.subject
      ? { title: mail.subject.slice(0, 300), source: `Subject: ${mail.subject}` }
      : null
  // A portal's title of a request says more than who wrote to whom.
  const isBetter = !fields.title || title === published?.request
  return title && isBetter && !sources.title ? { title: title.slice(0, 300), source: title } : null
}

function findLanguage({
  language,
  languageFrom,
}: FileMetadata): { code: string; source: string } | null {
  const code = readLanguageCode(language)
  if (!code) return null
  return {
    code,
    source: languageFrom === 'words' ? ownWordsSource : 'what the file says of itself',
  }
}

/** The two letters of a language where words begin with them alone, as in en or en-GB; null of any other words. */
export function readLanguageCode(words: string | null): string | null {
  return words && /^[a-z]{2}(?![\p{L}\p{N}])/iu.test(words) ? words.slice(0, 2).toLowerCase() : null
}

type MailLine = readonly [role: PartyRole, label: string, people: readonly MailAddress[]]

/** A message has its parties in lines of its own, and names them where the letter's words do not. */
function addMailHeaders(
  { fields, sources, unnamed }: FieldProposals,
  mail: MessageHeaders,
): FieldProposals {
  const lines: readonly MailLine[] = [
    ['author', 'From', mail.from],
    ['recipient', 'To', mail.to],
    ['cc', 'Cc', mail.cc],
  ]
  const parties = fields.parties.map((party) => ({
    ...party,
    name: completeName(
      String(party.name ?? ''),
      lines.find(([role]) => role === party.role)?.[2] ?? [],
    ),
  }))
  const missing = listMissingParties(parties, lines)
  const addedSources = missing.map(({ source }, index) => [
    `party.${parties.length + index}.name`,
    source,
  ])
  return {
    unnamed,
    sources: { ...sources, ...(Object.fromEntries(addedSources) as FieldSources) },
    fields: {
      ...fields,
      // A greeting and a close make no letter of what came as a message.
      kind: !sources.kind || fields.kind === 'letter' ? 'e-mail' : fields.kind,
      replyKind: !fields.replyKind && mail.inReplyTo ? 'e-mail' : fields.replyKind,
      parties: [...parties, ...missing.map(({ party }) => party)],
    },
  }
}

/** Those whom the message names in a role in which the letter's words name nobody, with the line they stand in. */
function listMissingParties(
  parties: readonly PartyFields[],
  lines: readonly MailLine[],
): { party: PartyFields; source: string }[] {
  return lines
    .filter(([role]) => !parties.some((party) => party.role === role))
    .flatMap(([role, label, people]) =>
      people.map((person) => ({
        party: {
          role,
          name: (person.name ?? person.address ?? '').slice(0, 200),
          withheld: false,
          capacity: '',
          organisation: (person.organisation ?? '').slice(0, 200),
          unit: '',
        },
        source: `${label}: ${formatMailAddress(person)}`,
      })),
    )
}

function formatMailAddress({ name, address, organisation }: MailAddress): string {
  return [name, address && `<${address}>`, organisation && `(${organisation})`]
    .filter(Boolean)
    .join(' ')
}

/** "Ilves" as the head of the message has it in full: Marta Ilves. */
function completeName(name: string, people: readonly MailAddress[]): string {
  const namesakes =
    name && !/\s/.test(name)
      ? people.filter((person) => person.name && isSameName(person.name, name))
      : []
  return namesakes.length === 1 ? namesakes[0]!.name!.slice(0, 200) : name
}
