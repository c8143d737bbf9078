import type { LetterHeader, ProposedParty } from '#app/domain/letter-header/letter-header.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { partyRoles, type Party, type PartyRole } from '#app/domain/letters.ts'
import type { Letter } from '#app/domain/letters.ts'

/** The words of the letter that a field's proposal was read from, by field. */
export type Sources = Record<string, string>

export type PartyFields = { role: string; name: string; withheld: boolean; capacity: string; organisation: string; unit: string }

/** The fields of the letter form as they were sent; empty rows of parties are left out. */
export function letterFields(form: FormData): LetterFields {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  return {
    title: said('title'), kind: said('kind') as LetterFields['kind'], language: said('language').toLowerCase(), dated: said('dated'), basis: said('basis'), reference: said('reference'),
    referenceTruncated: form.get('referenceTruncated') === 'on', replyKind: said('replyKind') as LetterFields['replyKind'], replyDated: said('replyDated'),
    parties: rowsOf(form).filter(({ name, organisation, capacity, withheld }) => name || organisation || capacity || withheld),
  }
}

function rowsOf(form: FormData): LetterFields['parties'] {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const rows = Math.min(500, Number(form.get('partyRows')) || 0)
  return Array.from({ length: rows }, (_, row) => ({
    role: (partyRoles.find((role) => role === said(`party.${row}.role`)) ?? 'author') as PartyRole,
    name: said(`party.${row}.name`), withheld: form.get(`party.${row}.withheld`) === 'on', capacity: said(`party.${row}.capacity`), organisation: said(`party.${row}.organisation`), unit: said(`party.${row}.unit`),
  }))
}

/** The form as the letter's head proposes it, and for each field the words it was read from. */
export function proposedFields(header: LetterHeader, text: string): { fields: LetterFields; sources: Sources } {
  const sources: Sources = {}
  const from = <T>(field: string, proposal: { value: T; spans: { start: number; end: number }[] } | null): T | null => {
    if (proposal?.spans.length) sources[field] = proposal.spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join(' … ')
    return proposal?.value ?? null
  }
  const rows: [PartyRole, ProposedParty][] = [...header.authors.map((one) => ['author', one] as const), ...header.onBehalfOf.map((one) => ['on_behalf_of', one] as const), ...header.recipients.map((one) => ['recipient', one] as const), ...header.cc.map((one) => ['cc', one] as const)].map(([role, one]) => [role, one])
  const parties = rows.map(([role, { name, withheld, capacity, organisation, unit }], row) => ({
    role, withheld,
    name: from(`party.${row}.name`, name) ?? '', capacity: from(`party.${row}.capacity`, capacity) ?? '', organisation: from(`party.${row}.organisation`, organisation) ?? '', unit: from(`party.${row}.unit`, unit) ?? '',
  }))
  const [dated, reference, reply, subject] = [from('dated', header.date), from('reference', header.reference), from('replyDated', header.inReplyTo), from('title', header.subject)]
  const who = (role: PartyRole) => parties.filter((party) => party.role === role).map((party) => party.name || party.organisation || 'name withheld')[0]
  return {
    sources,
    fields: {
      title: subject ?? (who('author') ? `${who('author')}${who('recipient') ? ` to ${who('recipient')}` : ''}` : ''),
      kind: from('kind', header.kind) ?? 'letter', language: '', dated: dated?.edtf ?? '', basis: dated?.basis ?? '', reference: reference?.text ?? '', referenceTruncated: reference?.truncated ?? false,
      replyKind: reply?.kind ?? '', replyDated: reply?.dated?.edtf ?? '', parties,
    },
  }
}

/** The form as a stored letter fills it. */
export function storedFields(letter: Letter, parties: readonly Party[]): LetterFields {
  return {
    title: letter.title, kind: letter.kind, language: letter.language ?? '', dated: letter.dated.edtf, basis: letter.dated.basis ?? '', reference: letter.reference ?? '', referenceTruncated: letter.referenceTruncated,
    replyKind: letter.inReplyTo?.kind ?? '', replyDated: letter.inReplyTo?.edtf ?? '',
    parties: parties.map((party) => ({ role: party.role, name: party.name ?? '', withheld: party.actorId === null, capacity: party.capacity ?? '', organisation: party.organisation === party.name ? '' : (party.organisation ?? ''), unit: party.unit ?? '' })),
  }
}
