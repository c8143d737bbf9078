import type { LetterHeader } from '../letter-header/letter-header.ts'
import type { ProposedParty } from '../letter-header/parties/party.ts'
import { isSameName } from '../letter-header/roles/names.ts'
import type { LetterFields } from '../letter-form.ts'
import type { PartyRole } from '../letters.ts'

/** The words of the letter that a field's proposal was read from, by field. */
export type FieldSources = Record<string, string>
export type FieldProposals = { fields: LetterFields; sources: FieldSources }

type MailAddress = { name: string | null; address: string | null; organisation?: string }
export type SentMailHeaders = {
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
  mail: SentMailHeaders | null
  published?: PortalPublication | null
}

/** The form as the letter's head proposes it, and for each field the words it was read from. */
export function proposeFields(header: LetterHeader, text: string): FieldProposals {
  const sources: FieldSources = {}
  const takeProposal = <T>(
    field: string,
    proposal: { value: T; spans: { start: number; end: number }[] } | null,
  ): T | null => {
    if (proposal?.spans.length)
      sources[field] = proposal.spans
        .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
        .join(' … ')
    return proposal?.value ?? null
  }
  const partyRows: [PartyRole, ProposedParty][] = [
    ...header.authors.map((party) => ['author', party] as const),
    ...header.onBehalfOf.map((party) => ['on_behalf_of', party] as const),
    ...header.recipients.map((party) => ['recipient', party] as const),
    ...header.cc.map((party) => ['cc', party] as const),
  ].map(([role, one]) => [role, one])
  const parties = partyRows.map(
    ([role, { name, withheld, capacity, organisation, unit }], row) => ({
      role,
      withheld,
      name: takeProposal(`party.${row}.name`, name) ?? '',
      capacity: takeProposal(`party.${row}.capacity`, capacity) ?? '',
      organisation: takeProposal(`party.${row}.organisation`, organisation) ?? '',
      unit: takeProposal(`party.${row}.unit`, unit) ?? '',
    }),
  )
  const [dated, reference, reply, subject] = [
    takeProposal('dated', header.date),
    takeProposal('reference', header.reference),
    takeProposal('replyDated', header.inReplyTo),
    takeProposal('title', header.subject),
  ]
  const findNameInRole = (role: PartyRole) =>
    parties
      .filter((party) => party.role === role)
      .map((party) => party.name || party.organisation || 'name withheld')[0]
  return {
    sources,
    fields: {
      title:
        subject ??
        (findNameInRole('author')
          ? `${findNameInRole('author')}${findNameInRole('recipient') ? ` to ${findNameInRole('recipient')}` : ''}`
          : ''),
      kind: takeProposal('kind', header.kind) ?? 'letter',
      language: '',
      dated: dated?.edtf ?? '',
      basis: dated?.basis ?? '',
      reference: reference?.text ?? '',
      referenceTruncated: reference?.truncated ?? false,
      replyKind: reply?.kind ?? '',
      replyDated: reply?.dated?.edtf ?? '',
      parties,
    },
  }
}

/** Where a language was read from that nobody declared. */
const ownWordsSource = 'the words themselves'

/** The form as the head proposes it, with what the file itself says where the words of the letter are silent. */
export function addFileMetadata(
  proposed: FieldProposals,
  { mail, sent, title, language, languageFrom, published }: FileMetadata,
): FieldProposals {
  const { fields, sources } = { fields: { ...proposed.fields }, sources: { ...proposed.sources } }
  // A portal's title of a request says more than who wrote to whom.
  const subject = mail?.subject ?? (fields.title && title !== published?.request ? null : title)
  if (subject && (mail?.subject || !sources.title))
    [fields.title, sources.title] = [
      subject.slice(0, 300),
      mail?.subject ? `Subject: ${subject}` : subject,
    ]
  if (!fields.dated && sent) [fields.dated, sources.dated] = [sent.day, sent.basis]
  if (!fields.language && language && /^[a-z]{2}\b/i.test(language))
    [fields.language, sources.language] = [
      language.slice(0, 2).toLowerCase(),
      languageFrom === 'words' ? ownWordsSource : 'what the file says of itself',
    ]
  if (!mail) return { fields, sources }
  // A greeting and a close make no letter of what came as a message.
  if (!sources.kind || fields.kind === 'letter') fields.kind = 'e-mail'
  if (!fields.replyKind && mail.inReplyTo) fields.replyKind = 'e-mail'
  const lines: [PartyRole, string, readonly MailAddress[]][] = [
    ['author', 'From', mail.from],
    ['recipient', 'To', mail.to],
    ['cc', 'Cc', mail.cc],
  ]
  fields.parties = fields.parties.map((party) => ({
    ...party,
    name: completeName(
      String(party.name ?? ''),
      lines.find(([role]) => role === party.role)?.[2] ?? [],
    ),
  }))
  const missing = lines.filter(
    ([role]) => !proposed.fields.parties.some((party) => party.role === role),
  )
  const added = missing.flatMap(([role, line, people]) =>
    people.map((person) => ({
      role,
      line,
      name: person.name ?? person.address ?? '',
      organisation: person.organisation ?? '',
      printed: [
        person.name,
        person.address && `<${person.address}>`,
        person.organisation && `(${person.organisation})`,
      ]
        .filter(Boolean)
        .join(' '),
    })),
  )
  for (const [index, { line, printed }] of added.entries())
    sources[`party.${fields.parties.length + index}.name`] = `${line}: ${printed}`
  fields.parties = [
    ...fields.parties,
    ...added.map(({ role, name, organisation }) => ({
      role,
      name: name.slice(0, 200),
      withheld: false,
      capacity: '',
      organisation: organisation.slice(0, 200),
      unit: '',
    })),
  ]
  return { fields, sources }
}

/** "Ilves" as the head of the message has it in full: Marta Ilves. */
function completeName(name: string, people: readonly MailAddress[]): string {
  const namesakes =
    name && !/\s/.test(name)
      ? people.filter((person) => person.name && isSameName(person.name, name))
      : []
  return namesakes.length === 1 ? namesakes[0]!.name!.slice(0, 200) : name
}
