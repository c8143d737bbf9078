import { itemStates, type ItemState } from '#app/domain/import/settled.ts'
import type { LeftOut } from '#app/jobs/folder-files.ts'
import { megabytes } from '#app/readers/limits.ts'
import type { Counts, Import, ImportFile, ItemRow } from '#app/store.server.ts'
import { plain } from './command.ts'

/** What an import came to: its plan, and the files that did not come into it. */
export type Outcome = {
  one: Import
  counts: Counts
  items: ItemRow[]
  tables: ImportFile[]
  notTaken: LeftOut[]
  address: string
}

const meanings: Record<ItemState, [string, string]> = {
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
const most = 100

/** The plan in words, for somebody who reads it on a screen. */
export function planInWords({ one, counts, items, tables, notTaken, address }: Outcome): string[] {
  const of = (...states: ItemState[]) => items.filter(({ state }) => states.includes(state))
  const files =
    counts.files.read + counts.files.columns + counts.files.refused + counts.files.waiting
  return [
    `${plain(one.name)}: ${counted(files, 'file')}, ${megabytes(counts.bytes)}`,
    ...itemStates
      .filter((state) => counts.items[state])
      .map(
        (state) =>
          `  ${meanings[state][0].padEnd(12)} ${counts.items[state].toLocaleString('en').padStart(7)}${meanings[state][1] && `   ${meanings[state][1]}`}`,
      ),
    ...part(
      'Asked',
      of('asking').flatMap(({ name, asks }) => [
        plain(name),
        ...asks.map(({ sentence }) => `  ${plain(sentence)}`),
      ]),
    ),
    ...part(
      'To be looked at',
      of('doubtful').flatMap(({ name, draft }) => [
        plain(name),
        ...(draft?.doubts ?? []).map((doubt) => `  ${plain(doubt)}`),
      ]),
    ),
    ...part(
      'Tables, whose columns have to be named',
      tables.map(({ name }) => plain(name)),
    ),
    ...part(
      'Left out',
      of('left out').map(({ name, same, reason }) => `${plain(name)}: ${reason ?? sameSaid(same)}`),
    ),
    ...part(
      'Refused',
      of('refused').map(({ name, reason }) => `${plain(name)}: ${plain(reason ?? '')}`),
    ),
    ...part(
      'Not taken in',
      notTaken.map(({ name, reason }) => `${plain(name)}: ${plain(reason)}`),
    ),
    '',
    closing(counts, address),
  ]
}

function sameSaid(same: ItemRow['same']): string {
  if (!same || same.how === 'nearly') return 'Somebody left it out.'
  return `${same.how === 'file' ? 'The very same file' : 'The very same text'} ${same.letterId ? 'is stored already.' : 'came earlier in this import.'}`
}

/** What is left to do, and where. */
function closing({ items, files }: Counts, address: string): string {
  const waiting = items.asking + items.doubtful + items.ready + items.accepted
  const stored = items.stored
    ? `${counted(items.stored, 'letter')} of this import ${items.stored === 1 ? 'is' : 'are'} stored. `
    : 'Nothing is stored yet. '
  const tables = files.columns
    ? ` ${counted(files.columns, 'table')} ${files.columns === 1 ? 'waits' : 'wait'} for the names of columns.`
    : ''
  if (!waiting && !tables) return `${items.stored ? stored : ''}Nothing waits any more: ${address}`
  return `${stored}${waiting ? `${counted(waiting, 'letter')} ${waiting === 1 ? 'waits' : 'wait'} to be settled.` : ''}${tables} Go on at ${address}`
}

function part(title: string, lines: readonly string[]): string[] {
  if (!lines.length) return []
  const more =
    lines.length > most
      ? [`  … and ${(lines.length - most).toLocaleString('en')} more lines, which its page has.`]
      : []
  return ['', `${title}:`, ...lines.slice(0, most).map((line) => `  ${line}`), ...more]
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
}
