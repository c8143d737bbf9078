import { parseEdtfDate, formatEdtfDate } from '#app/domain/days.ts'
import { letterSchema, type LetterFields } from '#app/domain/letter-form.ts'
import type { TableField } from './table-fields.ts'
import type { TableRow } from './parse-rows.ts'
import { readParties } from './row-parties.ts'
import { readLanguage, readLetterKind } from './cell-words.ts'

export type LetterFieldsResult =
  | {
      ok: true
      fields: LetterFields
      givenParts: LetterPart[]
      holders: string[]
      url: string | null
      doubts: string[]
    }
  | { ok: false; reason: string }

/** A part of a letter that the table itself tells; the others a letter's text may still tell. */
export type LetterPart = 'title' | 'kind' | 'language' | 'dated' | 'reference' | 'parties'

/**
 * What the rows of one letter say on it, each part as the first row that has it. Refused where it
 * is no letter: without title, date or author, unless `hasText`, which may tell them.
 */
export function readLetterFields(lines: readonly TableRow[], hasText: boolean): LetterFieldsResult {
  const values = mergeRowValues(lines)
  const parties = readParties(values)
  if (!parties.ok) return parties
  const datedRow = lines.find(({ edtf }) => edtf !== null)
  const edtf = datedRow?.edtf ?? ''
  const missing = hasText ? null : explainMissingPart(edtf, parties.parties)
  if (missing) return { ok: false, reason: missing }
  const cells = readCodedCells(values)
  const fields: LetterFields = {
    title: values.letter.replace(/\s+/g, ' ') || makeTitle(values, edtf),
    kind: cells.kind ?? (lines[0]?.inWords ? 'statement' : 'letter'),
    language: cells.language ?? '',
    dated: edtf,
    basis:
      /^\d{4}-\d{2}-\d{2}$/.test(edtf) || !datedRow
        ? ''
        : `written as “${datedRow.values.date || edtf}” ${describeDatePlace(datedRow)} of the table`,
    reference: values.reference,
    referenceTruncated: false,
    replyKind: '',
    replyDated: '',
    parties: parties.parties,
  }
  const fault = findFieldFault(fields, hasText)
  if (fault) return { ok: false, reason: fault }
  return {
    ok: true,
    fields,
    givenParts: listGivenParts(values, fields, cells),
    holders: parties.holders,
    url: cells.url,
    doubts: [...findRowDifferences(lines, values), ...cells.doubts],
  }
}

function describeDatePlace({ row, vote }: TableRow): string {
  return vote?.edtf ? `for the column “${vote.heading}”` : `in row ${row.number}`
}

type FieldValues = Record<TableField, string>

/** Each field as the first row has it that says it. */
function mergeRowValues(lines: readonly TableRow[]): FieldValues {
  return Object.fromEntries(
    Object.keys(lines[0]!.values).map((field) => [
      field,
      lines.find((line) => line.values[field as TableField])?.values[field as TableField] ?? '',
    ]),
  ) as FieldValues
}

const comparedFields = ['capacity', 'on_behalf_of', 'recipient', 'kind', 'language', 'url'] as const

/** A sentence for each field in which a later row says something else than what was taken. */
function findRowDifferences(lines: readonly TableRow[], values: FieldValues): string[] {
  return comparedFields.flatMap((field) => {
    const other = lines.find((line) => line.values[field] && line.values[field] !== values[field])
    return other
      ? [
          `The rows of this letter differ in ${field.replaceAll('_', ' ')}: ` +
            `“${values[field].slice(0, 60)}” was taken, row ${other.row.number} says ` +
            `“${other.values[field].slice(0, 60)}”.`,
        ]
      : []
  })
}

function explainMissingPart(edtf: string, parties: LetterFields['parties']): string | null {
  if (!edtf) return 'This letter has no date. Write when it was written, at least the year.'
  if (!parties.some(({ role }) => role === 'author'))
    return (
      'This letter has no author. Write who wrote it: a person, an organisation, or “withheld” ' +
      'where the name was blacked out.'
    )
  return null
}

type CodedCells = {
  kind: LetterFields['kind'] | null
  language: string | null
  url: string | null
  doubts: string[]
}

/** The cells that have to be of a certain form, null where they are not, with a doubt for each of these. */
function readCodedCells(values: FieldValues): CodedCells {
  const [kind, language, url] = [
    values.kind ? readLetterKind(values.kind) : null,
    values.language ? readLanguage(values.language) : null,
    values.url ? readWebAddress(values.url) : null,
  ]
  const doubts: string[] = []
  if (values.kind && !kind)
    doubts.push(
      `“${values.kind.slice(0, 60)}” is no kind of document that is known, so it was taken for a letter.`,
    )
  if (values.language && !language)
    doubts.push(
      `“${values.language.slice(0, 60)}” is no language that is known. Write it as two letters, such as en.`,
    )
  if (values.url && !url)
    doubts.push(`“${values.url.slice(0, 100)}” is no web address, so it was left out.`)
  return { kind, language, url, doubts }
}

/** Why the fields make no letter; what the letter's text may still tell is not asked for. */
function findFieldFault(fields: LetterFields, hasText: boolean): string | null {
  const checked = letterSchema.safeParse(fields)
  if (checked.success) return null
  const openParts = hasText ? findOpenParts(fields) : []
  const issue = checked.error.issues.find(({ path }) => !openParts.includes(String(path[0])))
  return issue ? `${labelField(issue.path)}: ${issue.message}` : null
}

function listGivenParts(
  values: FieldValues,
  { dated, parties }: LetterFields,
  { kind, language }: CodedCells,
): LetterPart[] {
  const parts = [
    ['title', values.letter],
    ['kind', kind],
    ['language', language],
    ['dated', dated],
    ['reference', values.reference],
    ['parties', parties.length],
  ] as const
  return parts.flatMap(([part, value]) => (value ? [part] : []))
}

/** A letter without a title is called by who wrote it and when. */
function makeTitle(values: Record<TableField, string>, edtf: string): string {
  const author = values.author || values.organisation
  const read = parseEdtfDate(edtf)
  const words = [author || values.reference, read.ok ? formatEdtfDate(read.dated) : '']
    .filter(Boolean)
    .join(', ')
  return words.length > 300 ? `${words.slice(0, 299)}…` : words
}

/** The parts that a letter's text may still tell. */
function findOpenParts({ title, dated, parties }: LetterFields): string[] {
  return [
    ...(title ? [] : ['title']),
    ...(dated ? [] : ['dated']),
    ...(parties.some(({ role }) => role === 'author') ? [] : ['parties']),
  ]
}

function labelField([part, , inParty]: readonly PropertyKey[]): string {
  const names: Record<string, string> = {
    title: 'Letter',
    dated: 'Date',
    parties: 'Names',
    reference: 'Reference',
  }
  return inParty ? `Names, ${String(inParty)}` : (names[String(part)] ?? String(part))
}

function readWebAddress(written: string): string | null {
  const [first] = written.split(/[\s;]+/)
  return first && /^https?:\/\/[^\s/]+\.[^\s/]+/i.test(first) && URL.canParse(first) ? first : null
}
