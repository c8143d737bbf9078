import type { LevelGuess } from './level-guesses.ts'
import { normalizeHeading } from './sheet.ts'
import type { TableField } from './table-fields.ts'

/**
 * What Discourse Network Analyzer (Leifeld) heads the columns of an event list with, the table of statements that it
 * exports; null for what is not read. Person, organisation, concept and agreement are the variables that a new
 * database has.
 */
const fieldByHeading: Record<string, TableField | null> = {
  statement_id: null,
  time: 'date',
  person: 'author',
  organization: 'organisation',
  concept: 'topic',
  agreement: 'level',
  start_position: null,
  stop_position: null,
  text: 'quote',
  coder: 'coder',
  document_id: null,
  document_title: 'letter',
  document_author: null,
  document_source: null,
  document_section: null,
  document_type: null,
}

/** The headings that no other table has together. */
const tellingHeadings = ['statement_id', 'time', 'start_position', 'text', 'document_title']

const fields = new Map(
  Object.entries(fieldByHeading).map(([heading, field]) => [normalizeHeading(heading), field]),
)

/** The field of each column of statements from DNA, undefined for other headings; null where it is no such table. */
export function findDnaFields(
  headings: readonly string[],
): (TableField | null | undefined)[] | null {
  const found = headings.map(normalizeHeading)
  return tellingHeadings.every((heading) => found.includes(normalizeHeading(heading)))
    ? found.map((heading) => fields.get(heading))
    : null
}

/** What DNA's agreement means, 1 with the concept and 0 against it; null for a column of anything else. */
export function guessAgreement(
  heading: string,
  values: readonly string[],
): Map<string, LevelGuess> | null {
  return normalizeHeading(heading) === 'agreement' &&
    values.every((value) => value === '0' || value === '1')
    ? new Map(values.map((value) => [value, { means: value === '1' ? '1' : '-1', sure: false }]))
    : null
}
