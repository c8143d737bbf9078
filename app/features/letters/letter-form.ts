import type { LetterState } from '#app/domain/history/earlier-states.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { headDateKinds } from '#app/domain/letter-heads.ts'
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
    ...parseHeadFields(form),
    parties: readPartyRows(form).filter(isFilled),
  }
}

type PartyRow = LetterFields['parties'][number]

const isFilled = ({ name, organisation, capacity, withheld }: PartyRow) =>
  Boolean(name || organisation || capacity || withheld)

/**
 * A refused form as its sender has it: each row of parties stands where it was typed, also below an empty one, so that
 * what is typed while the answer is under way stays in its row. Where somebody was ticked, the rows are made anew and
 * the empty ones go. What was wrong with a party is said at its row.
 */
export function keepTypedRows(
  form: FormData,
  fields: LetterFields,
  errors: Record<string, string>,
): { fields: LetterFields; errors: Record<string, string> } {
  const isAnyTicked = [...form.keys()].some((name) => /^party\.\d+\.take$/.test(name))
  const typed = readPartyRows(form)
  const rows = isAnyTicked ? typed.filter(isFilled) : typed
  const places = rows.flatMap((row, place) => (isFilled(row) ? place : []))
  return {
    fields: { ...fields, parties: rows.slice(0, (places.at(-1) ?? -1) + 1) },
    errors: Object.fromEntries(
      Object.entries(errors).map(([name, sentence]) => {
        const [, party] = /^parties\.(\d+)/.exec(name) ?? []
        return [party ? `parties.${places[Number(party)]}` : name, sentence]
      }),
    ),
  }
}

/** What is asked below the fold; of a form that does not ask for it nothing is said. */
function parseHeadFields(form: FormData): Partial<LetterFields> {
  if (!form.has('referenceRows')) return {}
  const field = (name: string) => String(form.get(name) ?? '').trim()
  const rows = Math.min(50, Number(form.get('referenceRows')) || 0)
  return {
    datedKind: field('datedKind') as LetterFields['datedKind'],
    dates: Object.fromEntries(
      headDateKinds.flatMap((kind) => {
        const edtf = field(`dates.${kind}`)
        return edtf ? [[kind, edtf]] : []
      }),
    ),
    otherReferences: Array.from({ length: rows }, (_, row) => ({
      kind: field(`otherReferences.${row}.kind`),
      number: field(`otherReferences.${row}.number`),
    })).filter(({ kind, number }) => kind || number),
    answersLetterId: field('answersLetterId'),
    translatesLetterId: field('translatesLetterId'),
    ...(field('answersSought') && { answersSought: field('answersSought') }),
    ...(field('translatesSought') && { translatesSought: field('translatesSought') }),
    sourceUrl: field('sourceUrl'),
    sourceSeenDay: field('sourceSeenDay'),
  }
}

function readPartyRows(form: FormData): LetterFields['parties'] {
  const field = (name: string) => String(form.get(name) ?? '').trim()
  const rows = Math.min(500, Number(form.get('partyRows')) || 0)
  const isTaken = (row: number) =>
    !form.has(`party.${row}.offered`) || form.get(`party.${row}.take`) === 'on'
  return Array.from({ length: rows }, (_, row) => row)
    .filter(isTaken)
    .map((row) => ({
      role: (partyRoles.find((role) => role === field(`party.${row}.role`)) ??
        'author') as PartyRole,
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
    ...toHeadFields(letter),
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

/** The same as it was at an earlier time; what the log does not tell of that time is as it is now. */
export function toEarlierFields(
  letter: Letter,
  { source, parties, ...state }: LetterState,
): LetterFields {
  return toLetterFields(
    { ...letter, ...state, origin: { ...letter.origin, ...source } },
    parties.map((party) => ({ ...party, id: '' })),
  )
}

function toHeadFields(letter: Letter): Partial<LetterFields> {
  const { datedKind, dates, otherReferences, answersLetterId, translatesLetterId, origin } = letter
  return {
    datedKind: datedKind ?? '',
    dates: Object.fromEntries(dates.map(({ kind, edtf }) => [kind, edtf])),
    otherReferences: otherReferences.map(({ kind, number }) => ({ kind, number })),
    answersLetterId: answersLetterId ?? '',
    translatesLetterId: translatesLetterId ?? '',
    sourceUrl: origin.sourceUrl ?? '',
    sourceSeenDay: origin.sourceSeenDay ?? '',
  }
}
