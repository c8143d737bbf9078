import type { LetterHeader, ProposedParty } from '../letter-header/letter-header.ts'
import { sameName } from '../letter-header/names.ts'
import type { LetterFields } from '../letter-form.ts'
import type { PartyRole } from '../letters.ts'

/** The words of the letter that a field's proposal was read from, by field. */
export type Sources = Record<string, string>
export type Proposed = { fields: LetterFields; sources: Sources }

type Address = { name: string | null; address: string | null; organisation?: string }
export type MailHead = {
  subject: string | null
  from: readonly Address[]
  to: readonly Address[]
  cc: readonly Address[]
  messageId: string | null
  inReplyTo: string | null
}

/** Where a document was published, as its portal prints it. */
export type Published = {
  portal: string
  site: string | null
  request: string | null
  address: string | null
  status: string | null
  attribution: string | null
}

/** What a file itself says of the letter in it, apart from its words. */
export type FileSays = {
  title: string | null
  sent: { day: string; basis: string } | null
  language: string | null
  languageFrom?: 'file' | 'words' | null
  mail: MailHead | null
  published?: Published | null
}

/** The form as the letter's head proposes it, and for each field the words it was read from. */
export function proposedFields(header: LetterHeader, text: string): Proposed {
  const sources: Sources = {}
  const from = <T>(
    field: string,
    proposal: { value: T; spans: { start: number; end: number }[] } | null,
  ): T | null => {
    if (proposal?.spans.length)
      sources[field] = proposal.spans
        .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
        .join(' … ')
    return proposal?.value ?? null
  }
  const rows: [PartyRole, ProposedParty][] = [
    ...header.authors.map((one) => ['author', one] as const),
    ...header.onBehalfOf.map((one) => ['on_behalf_of', one] as const),
    ...header.recipients.map((one) => ['recipient', one] as const),
    ...header.cc.map((one) => ['cc', one] as const),
  ].map(([role, one]) => [role, one])
  const parties = rows.map(([role, { name, withheld, capacity, organisation, unit }], row) => ({
    role,
    withheld,
    name: from(`party.${row}.name`, name) ?? '',
    capacity: from(`party.${row}.capacity`, capacity) ?? '',
    organisation: from(`party.${row}.organisation`, organisation) ?? '',
    unit: from(`party.${row}.unit`, unit) ?? '',
  }))
  const [dated, reference, reply, subject] = [
    from('dated', header.date),
    from('reference', header.reference),
    from('replyDated', header.inReplyTo),
    from('title', header.subject),
  ]
  const who = (role: PartyRole) =>
    parties
      .filter((party) => party.role === role)
      .map((party) => party.name || party.organisation || 'name withheld')[0]
  return {
    sources,
    fields: {
      title:
        subject ??
        (who('author')
          ? `${who('author')}${who('recipient') ? ` to ${who('recipient')}` : ''}`
          : ''),
      kind: from('kind', header.kind) ?? 'letter',
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
export const inWords = 'the words themselves'

/** The form as the head proposes it, with what the file itself says where the words of the letter are silent. */
export function withFile(
  proposed: Proposed,
  { mail, sent, title, language, languageFrom, published }: FileSays,
): Proposed {
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
      languageFrom === 'words' ? inWords : 'what the file says of itself',
    ]
  if (!mail) return { fields, sources }
  // A greeting and a close make no letter of what came as a message.
  if (!sources.kind || fields.kind === 'letter') fields.kind = 'e-mail'
  if (!fields.replyKind && mail.inReplyTo) fields.replyKind = 'e-mail'
  const lines: [PartyRole, string, readonly Address[]][] = [
    ['author', 'From', mail.from],
    ['recipient', 'To', mail.to],
    ['cc', 'Cc', mail.cc],
  ]
  fields.parties = fields.parties.map((party) => ({
    ...party,
    name: fuller(String(party.name ?? ''), lines.find(([role]) => role === party.role)?.[2] ?? []),
  }))
  const missing = lines.filter(
    ([role]) => !proposed.fields.parties.some((party) => party.role === role),
  )
  const added = missing.flatMap(([role, line, people]) =>
    people.map((one) => ({
      role,
      line,
      name: one.name ?? one.address ?? '',
      organisation: one.organisation ?? '',
      said: [
        one.name,
        one.address && `<${one.address}>`,
        one.organisation && `(${one.organisation})`,
      ]
        .filter(Boolean)
        .join(' '),
    })),
  )
  for (const [index, { line, said }] of added.entries())
    sources[`party.${fields.parties.length + index}.name`] = `${line}: ${said}`
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
function fuller(name: string, people: readonly Address[]): string {
  const same =
    name && !/\s/.test(name) ? people.filter((one) => one.name && sameName(one.name, name)) : []
  return same.length === 1 ? same[0]!.name!.slice(0, 200) : name
}
