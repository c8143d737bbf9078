import { readDated, sayDated } from '#app/domain/days.ts'
import { letterSchema, type LetterFields } from '#app/domain/letter-form.ts'
import type { Field } from './fields.ts'
import type { Line } from './lines.ts'
import { partiesOf } from './parties.ts'
import { languageOf, kindOf } from './words.ts'

export type FieldsRead =
  | {
      ok: true
      fields: LetterFields
      told: Told[]
      holders: string[]
      url: string | null
      doubts: string[]
    }
  | { ok: false; reason: string }

/** A part of a letter that the table itself tells; the others a letter's text may still tell. */
export type Told = 'title' | 'kind' | 'language' | 'dated' | 'reference' | 'parties'

/** What the rows of one letter say on it, each part as the first row that has it. Refused where it is no letter: without title, date or author, unless `hasText`, which may tell them. */
export function fieldsOf(lines: readonly Line[], hasText: boolean): FieldsRead {
  const doubts: string[] = []
  const said = Object.fromEntries(
    Object.keys(lines[0]!.said).map((field) => [
      field,
      lines.find((line) => line.said[field as Field])?.said[field as Field] ?? '',
    ]),
  ) as Record<Field, string>
  for (const field of [
    'capacity',
    'on_behalf_of',
    'recipient',
    'kind',
    'language',
    'url',
  ] as const) {
    const other = lines.find((line) => line.said[field] && line.said[field] !== said[field])
    if (other)
      doubts.push(
        `The rows of this letter differ in ${field.replaceAll('_', ' ')}: “${said[field].slice(0, 60)}” was taken, row ${other.row.number} says “${other.said[field].slice(0, 60)}”.`,
      )
  }
  const parties = partiesOf(said)
  if (!parties.ok) return parties
  const dating = lines.find(({ edtf }) => edtf !== null)
  const edtf = dating?.edtf ?? ''
  if (!edtf && !hasText)
    return {
      ok: false,
      reason: 'This letter has no date. Write when it was written, at least the year.',
    }
  if (!parties.parties.some(({ role }) => role === 'author') && !hasText)
    return {
      ok: false,
      reason:
        'This letter has no author. Write who wrote it: a person, an organisation, or “withheld” where the name was blacked out.',
    }
  const [kind, language, url] = [
    said.kind ? kindOf(said.kind) : null,
    said.language ? languageOf(said.language) : null,
    said.url ? webAddress(said.url) : null,
  ]
  if (said.kind && !kind)
    doubts.push(
      `“${said.kind.slice(0, 60)}” is no kind of document that is known, so it was taken for a letter.`,
    )
  if (said.language && !language)
    doubts.push(
      `“${said.language.slice(0, 60)}” is no language that is known. Write it as two letters, such as en.`,
    )
  if (said.url && !url)
    doubts.push(`“${said.url.slice(0, 100)}” is no web address, so it was left out.`)
  const fields: LetterFields = {
    title: said.letter.replace(/\s+/g, ' ') || titleOf(said, edtf),
    kind: kind ?? 'letter',
    language: language ?? '',
    dated: edtf,
    basis:
      /^\d{4}-\d{2}-\d{2}$/.test(edtf) || !dating
        ? ''
        : `written as “${dating.said.date || edtf}” in row ${dating.row.number} of the table`,
    reference: said.reference,
    referenceTruncated: false,
    replyKind: '',
    replyDated: '',
    parties: parties.parties,
  }
  const checked = letterSchema.safeParse(fields)
  const issue = checked.success
    ? undefined
    : checked.error.issues.find(({ path }) => !hasText || !untold(fields).includes(String(path[0])))
  if (issue) return { ok: false, reason: `${nameOf(issue.path)}: ${issue.message}` }
  const told = (
    [
      ['title', said.letter],
      ['kind', kind],
      ['language', language],
      ['dated', edtf],
      ['reference', said.reference],
      ['parties', parties.parties.length],
    ] as const
  ).flatMap(([part, is]) => (is ? [part] : []))
  return { ok: true, fields, told, holders: parties.holders, url, doubts }
}

/** A letter without a title is called by who wrote it and when. */
function titleOf(said: Record<Field, string>, edtf: string): string {
  const who = said.author || said.organisation
  const read = readDated(edtf)
  const words = [who || said.reference, read.ok ? sayDated(read.dated) : '']
    .filter(Boolean)
    .join(', ')
  return words.length > 300 ? `${words.slice(0, 299)}…` : words
}

/** The parts that a letter's text may still tell. */
function untold({ title, dated, parties }: LetterFields): string[] {
  return [
    ...(title ? [] : ['title']),
    ...(dated ? [] : ['dated']),
    ...(parties.some(({ role }) => role === 'author') ? [] : ['parties']),
  ]
}

function nameOf([part, , inParty]: readonly PropertyKey[]): string {
  const names: Record<string, string> = {
    title: 'Letter',
    dated: 'Date',
    parties: 'Names',
    reference: 'Reference',
  }
  return inParty ? `Names, ${String(inParty)}` : (names[String(part)] ?? String(part))
}

function webAddress(said: string): string | null {
  const [first] = said.split(/[\s;]+/)
  return first && /^https?:\/\/[^\s/]+\.[^\s/]+/i.test(first) && URL.canParse(first) ? first : null
}
