import { formatQuantity, pluralise } from '#app/domain/text/words.ts'
import { holdsSameText, itemStates, type ItemState } from '#app/domain/plan/plan-item.ts'
import type { SkippedFile } from '#app/jobs/folder-files.ts'
import { formatMegabytes } from '#app/readers/confined/limits.ts'
import type { ImportCounts, Import, ImportFile, ImportItemRow } from '#app/store.server.ts'
import { stripControlCharacters } from './command.ts'

/** What an import came to: its plan, and the files that did not come into it. */
export type ImportOutcome = {
  importRow: Import
  counts: ImportCounts
  items: ImportItemRow[]
  tables: ImportFile[]
  skipped: SkippedFile[]
  address: string
}

const stateLabels: Record<ItemState, [string, string]> = {
  ready: ['ready', 'nothing is left to ask'],
  doubtful: ['with doubts', 'to be looked at'],
  asking: ['asked about', 'something has to be said first'],
  'left out': ['left out', 'stored already, twice in this import, or left out by somebody'],
  refused: ['refused', 'could not be read'],
  accepted: ['accepted', 'wait to be stored'],
  stored: ['stored', ''],
  withdrawn: ['taken back', ''],
}

/** How many lines of one kind are printed; the page has them all. */
const maxLines = 100

/** The plan in words, for somebody who reads it on a screen. */
export function describeImport({
  importRow,
  counts,
  items,
  tables,
  skipped,
  address,
}: ImportOutcome): string[] {
  const { waiting, columns, read, refused } = counts.files
  const files = formatQuantity(read + columns + refused + waiting, 'file')
  return [
    `${stripControlCharacters(importRow.name)}: ${files}, ${formatMegabytes(counts.bytes)}`,
    ...listStates(counts),
    ...listItemSections(items, tables),
    ...makeSection('Not taken in', skipped.map(describeRefused)),
    '',
    describeNextStep(counts, address),
  ]
}

/** How many letters are in each state, a line each. */
function listStates({ items }: ImportCounts): string[] {
  return itemStates
    .filter((state) => items[state])
    .map((state) => {
      const [label, meaning] = stateLabels[state]
      const count = items[state].toLocaleString('en').padStart(7)
      return `  ${label.padEnd(12)} ${count}${meaning && `   ${meaning}`}`
    })
}

/** What is to be settled or did not become letters, by why. */
function listItemSections(
  items: readonly ImportItemRow[],
  tables: readonly ImportFile[],
): string[] {
  const findInState = (sought: ItemState) => items.filter(({ state }) => state === sought)
  return [
    ...makeSection(
      'Asked',
      findInState('asking').flatMap(({ name, asks }) => [
        stripControlCharacters(name),
        ...asks.map(({ sentence }) => `  ${stripControlCharacters(sentence)}`),
      ]),
    ),
    ...makeSection(
      'To be looked at',
      findInState('doubtful').flatMap(({ name, draft }) => [
        stripControlCharacters(name),
        ...(draft?.doubts ?? []).map((doubt) => `  ${stripControlCharacters(doubt)}`),
      ]),
    ),
    ...makeSection(
      'Tables, whose columns have to be named',
      tables.map(({ name }) => stripControlCharacters(name)),
    ),
    ...makeSection(
      'Left out',
      findInState('left out').map(
        ({ name, same, reason }) =>
          `${stripControlCharacters(name)}: ${reason ?? describeSameLetter(same)}`,
      ),
    ),
    ...makeSection('Refused', findInState('refused').map(describeRefused)),
  ]
}

function describeRefused({ name, reason }: { name: string; reason: string | null }): string {
  return `${stripControlCharacters(name)}: ${stripControlCharacters(reason ?? '')}`
}

function describeSameLetter(same: ImportItemRow['same']): string {
  if (!holdsSameText(same)) return 'Somebody left it out.'
  return (
    `${same.how === 'file' ? 'The very same file' : 'The very same text'} ` +
    `${same.letterId ? 'is stored already.' : 'came earlier in this import.'}`
  )
}

/** What is left to do, and where. */
function describeNextStep({ items, files }: ImportCounts, address: string): string {
  const waiting = items.asking + items.doubtful + items.ready + items.accepted
  const stored = items.stored
    ? `${formatQuantity(items.stored, 'letter')} of this import ${pluralise(items.stored, 'is', 'are')} stored. `
    : 'Nothing is stored yet. '
  const tables = files.columns
    ? ` ${formatQuantity(files.columns, 'table')} ` +
      `${pluralise(files.columns, 'waits', 'wait')} for the names of columns.`
    : ''
  if (!waiting && !tables) return `${items.stored ? stored : ''}Nothing waits any more: ${address}`
  const letters = waiting
    ? `${formatQuantity(waiting, 'letter')} ${pluralise(waiting, 'waits', 'wait')} to be settled.`
    : ''
  return `${stored}${letters}${tables} Go on at ${address}`
}

function makeSection(title: string, lines: readonly string[]): string[] {
  if (!lines.length) return []
  const more =
    lines.length > maxLines
      ? [
          `  … and ${(lines.length - maxLines).toLocaleString('en')} more lines, which its page has.`,
        ]
      : []
  return ['', `${title}:`, ...lines.slice(0, maxLines).map((line) => `  ${line}`), ...more]
}
