import type { LetterFields } from '#app/domain/letter-form.ts'
import { partyRoles, type Party, type PartyRole } from '#app/domain/letters.ts'
import type { Letter } from '#app/domain/letters.ts'

/** The fields of the letter form as they were sent; empty rows of parties are left out. */
export function parseLetterFields(form: FormData): LetterFields {
  const field = (name: string) => String(form.get(name) ?? '').trim()
  return {
    title: field('title'),
    kind: field('kind') as LetterFields['kind'],
    language: field('language').toLowerCase(),
    dated: field('dated'),
    basis: field('basis'),
    reference: field('reference'),
    referenceTruncated: form.get('referenceTruncated') === 'on',
    replyKind: field('replyKind') as LetterFields['replyKind'],
    replyDated: field('replyDated'),
    parties: readPartyRows(form).filter(
      ({ name, organisation, capacity, withheld }) => name || organisation || capacity || withheld,
    ),
  }
}

function readPartyRows(form: FormData): LetterFields['parties'] {
  const field = (name: string) => String(form.get(name) ?? '').trim()
  const rows = Math.min(500, Number(form.get('partyRows')) || 0)
  return Array.from({ length: rows }, (_, row) => ({
    role: (partyRoles.find((role) => role === field(`party.${row}.role`)) ?? 'author') as PartyRole,
    name: field(`party.${row}.name`),
    withheld: form.get(`party.${row}.withheld`) === 'on',
    capacity: field(`party.${row}.capacity`),
    organisation: field(`party.${row}.organisation`),
    unit: field(`party.${row}.unit`),
  }))
}

/** The form as a stored letter fills it. */
export function toLetterFields(letter: Letter, parties: readonly Party[]): LetterFields {
  return {
    title: letter.title,
    kind: letter.kind,
    language: letter.language ?? '',
    dated: letter.dated.edtf,
    basis: letter.dated.basis ?? '',
    reference: letter.reference ?? '',
    referenceTruncated: letter.referenceTruncated,
    replyKind: letter.inReplyTo?.kind ?? '',
    replyDated: letter.inReplyTo?.edtf ?? '',
    parties: parties.map((party) => ({
      role: party.role,
      name: party.name ?? '',
      withheld: party.actorId === null,
      capacity: party.capacity ?? '',
      organisation: party.organisation === party.name ? '' : (party.organisation ?? ''),
      unit: party.unit ?? '',
    })),
  }
}
