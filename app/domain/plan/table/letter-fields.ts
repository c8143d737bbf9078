import { parseEdtfDate, formatEdtfDate } from '#app/domain/days.ts'
import { letterSchema, type LetterFields } from '#app/domain/letter-form.ts'
import type { TableField } from './table-fields.ts'
import type { ParsedRow } from './parse-rows.ts'
import { readParties } from './row-parties.ts'
import { readLanguage, readLetterKind } from './cell-words.ts'

export type LetterFieldsResult =
  | {
      ok: true
      fields: LetterFields
      givenParts: GivenPart[]
      holders: string[]
      url: string | null
      doubts: string[]
    }
  | { ok: false; reason: string }

/** A part of a letter that the table itself tells; the others a letter's text may still tell. */
export type GivenPart = 'title' | 'kind' | 'language' | 'dated' | 'reference' | 'parties'

/**
 * What the rows of one letter say on it, each part as the first row that has it. Refused where it
 * is no letter: without title, date or author, unless `hasText`, which may tell them.
 */
export function readLetterFields(
  lines: readonly ParsedRow[],
  hasText: boolean,
): LetterFieldsResult {
  const doubts: string[] = []
  const values = Object.fromEntries(
    Object.keys(lines[0]!.values).map((field) => [
      field,
      lines.find((line) => line.values[field as TableField])?.values[field as TableField] ?? '',
    ]),
  ) as Record<TableField, string>
  for (const field of [
    'capacity',
    'on_behalf_of',
    'recipient',
    'kind',
    'language',
    'url',
  ] as const) {
    const other = lines.find((line) => line.values[field] && line.values[field] !== values[field])
    if (other)
      doubts.push(
        `The rows of this letter differ in ${field.replaceAll('_', ' ')}: ` +
          `“${values[field].slice(0, 60)}” was taken, row ${other.row.number} says ` +
          `“${other.values[field].slice(0, 60)}”.`,
      )
  }
  const parties = readParties(values)
  if (!parties.ok) return parties
  const datedRow = lines.find(({ edtf }) => edtf !== null)
  const edtf = datedRow?.edtf ?? ''
  if (!edtf && !hasText)
    return {
      ok: false,
      reason: 'This letter has no date. Write when it was written, at least the year.',
    }
  if (!parties.parties.some(({ role }) => role === 'author') && !hasText)
    return {
      ok: false,
      reason:
        'This letter has no author. Write who wrote it: a person, an organisation, or “withheld” ' +
        'where the name was blacked out.',
    }
  const [kind, language, url] = [
    values.kind ? readLetterKind(values.kind) : null,
    values.language ? readLanguage(values.language) : null,
    values.url ? readWebAddress(values.url) : null,
  ]
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
  const fields: LetterFields = {
    title: values.letter.replace(/\s+/g, ' ') || makeTitle(values, edtf),
    kind: kind ?? 'letter',
    language: language ?? '',
    dated: edtf,
    basis:
      /^\d{4}-\d{2}-\d{2}$/.test(edtf) || !datedRow
        ? ''
        : `written as “${datedRow.values.date || edtf}” in row ${datedRow.row.number} of the table`,
    reference: values.reference,
    referenceTruncated: false,
    replyKind: '',
    replyDated: '',
    parties: parties.parties,
  }
  const checked = letterSchema.safeParse(fields)
  const issue = checked.success
    ? undefined
    : checked.error.issues.find(
        ({ path }) => !hasText || !findOpenParts(fields).includes(String(path[0])),
      )
  if (issue) return { ok: false, reason: `${labelField(issue.path)}: ${issue.message}` }
  const givenParts = (
    [
      ['title', values.letter],
      ['kind', kind],
      ['language', language],
      ['dated', edtf],
      ['reference', values.reference],
      ['parties', parties.parties.length],
    ] as const
  ).flatMap(([part, is]) => (is ? [part] : []))
  return { ok: true, fields, givenParts, holders: parties.holders, url, doubts }
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
