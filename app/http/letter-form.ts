import type { LetterFields } from '#app/domain/letter-form.ts'
import { partyRoles, type Party, type PartyRole } from '#app/domain/letters.ts'
import type { Letter } from '#app/domain/letters.ts'

export type PartyFields = {
  role: string
  name: string
  withheld: boolean
  capacity: string
  organisation: string
  unit: string
}

/** The fields of the letter form as they were sent; empty rows of parties are left out. */
export function letterFields(form: FormData): LetterFields {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  return {
    title: said('title'),
    kind: said('kind') as LetterFields['kind'],
    language: said('language').toLowerCase(),
    dated: said('dated'),
    basis: said('basis'),
    reference: said('reference'),
    referenceTruncated: form.get('referenceTruncated') === 'on',
    replyKind: said('replyKind') as LetterFields['replyKind'],
    replyDated: said('replyDated'),
    parties: rowsOf(form).filter(
      ({ name, organisation, capacity, withheld }) => name || organisation || capacity || withheld,
    ),
  }
}

function rowsOf(form: FormData): LetterFields['parties'] {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const rows = Math.min(500, Number(form.get('partyRows')) || 0)
  return Array.from({ length: rows }, (_, row) => ({
    role: (partyRoles.find((role) => role === said(`party.${row}.role`)) ?? 'author') as PartyRole,
    name: said(`party.${row}.name`),
    withheld: form.get(`party.${row}.withheld`) === 'on',
    capacity: said(`party.${row}.capacity`),
    organisation: said(`party.${row}.organisation`),
    unit: said(`party.${row}.unit`),
  }))
}

/** The form as a stored letter fills it. */
export function storedFields(letter: Letter, parties: readonly Party[]): LetterFields {
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
