import { hasAuthor, type LetterFields } from '../letter-form.ts'
import { isDay } from '../days.ts'
import type { PartyRole } from '../letters.ts'
import { removeUnprintable } from '../text/printable.ts'
import { matchParties, namePartyShortly, type PartyMatch } from './cell-parties.ts'
import { itemCells, type CellEntry, type ItemCell } from './item-cells.ts'
import type { LetterDraft } from './letter-draft.ts'
import type { OpenQuestion } from './plan-item.ts'
import { readTableDate } from './table/read-table-date.ts'

type Party = LetterFields['parties'][number]

const partyCells: Partial<Record<ItemCell, 'author' | 'recipient'>> = {
  author: 'author',
  recipient: 'recipient',
}

/** How many names one cell takes, and how long one is. */
const [maxNames, maxNameLength] = [100, 200]
const maxLengths = { title: 300, reference: 200 }

/** What stands in a cell, as somebody would type it. */
export function readItemCell(fields: LetterFields, cell: ItemCell): string {
  const role = partyCells[cell]
  if (role) return listPartyNames(fields.parties, role).join('; ')
  return fields[cell as 'title' | 'dated' | 'reference' | 'language'] ?? ''
}

/** What the parties of a role are called in a cell. */
function listPartyNames(parties: readonly Party[], role: PartyRole): string[] {
  return parties.filter((party) => party.role === role).map(namePartyShortly)
}

/**
 * The draft with what was typed into a cell, or why that cannot stand there and what it needs. An empty cell is what is
 * missing.
 */
export function writeItemCell(
  draft: LetterDraft,
  entry: CellEntry,
): { ok: true; draft: LetterDraft } | { ok: false; reason: string; needs?: 'basis' } {
  const { cell } = entry
  const value = removeUnprintable(entry.value).replace(/\s+/g, ' ').trim()
  if (cell === 'dated') return writeDate(draft, value, entry.basis?.trim() ?? '')
  if (partyCells[cell]) return writeParties(draft, entry, value)
  const reason = checkWords(cell, value)
  if (reason) return { ok: false, reason }
  const words = cell === 'language' ? value.toLowerCase() : value
  return { ok: true, draft: changeFields(draft, cell, { [cell]: words }) }
}

function checkWords(cell: ItemCell, value: string): string | null {
  if (cell === 'language')
    return /^([a-z]{2})?$/i.test(value) ? null : 'Write the language as two letters, such as en.'
  const most = maxLengths[cell as keyof typeof maxLengths]
  return value.length > most ? `This has at most ${most} characters.` : null
}

type Written = ReturnType<typeof writeItemCell>

function writeDate(draft: LetterDraft, value: string, basis: string): Written {
  if (!value) return { ok: true, draft: changeFields(draft, 'dated', { dated: '', basis: '' }) }
  const read = readTableDate({ text: value }, { order: null, ambiguousDots: false, century: null })
  if (!read.ok) return { ok: false, reason: read.reason }
  if (read.doubt) return { ok: false, reason: dayCountMessage(value) }
  if (basis.length > 500)
    return { ok: false, reason: 'Say in at most 500 characters why this date is believed.' }
  const isKept = read.edtf === draft.fields.dated && !basis
  if (!isDay(read.edtf) && !basis && !(isKept && draft.fields.basis))
    return { ok: false, reason: missingBasisMessage, needs: 'basis' }
  return {
    ok: true,
    draft: changeFields(draft, 'dated', {
      dated: read.edtf,
      basis: isKept ? draft.fields.basis : basis,
    }),
  }
}

/** Whoever types five digits means no day as Excel counts them. */
const dayCountMessage = (value: string) =>
  `“${value}” is not a date that can be read. Write it as 2020-10-29, 2020-10 or 2020.`

/** What is asked of a date that is no day. */
const missingBasisMessage =
  'Say beside it why the date is believed to lie there, for example “the month on its envelope”.'

function writeParties(draft: LetterDraft, { cell, parties }: CellEntry, value: string): Written {
  const role = partyCells[cell]!
  const names = value.split(';').flatMap((name) => name.trim() || [])
  if (names.length > maxNames)
    return {
      ok: false,
      reason: `Here at most ${maxNames} names have room; open the letter for more.`,
    }
  const tooLong = names.find((name) => name.length > maxNameLength)
  if (tooLong)
    return {
      ok: false,
      reason: `A name has at most ${maxNameLength} characters. Part several names by semicolons.`,
    }
  const { parties: stored } = draft.fields
  const own = stored.filter((one) => one.role === role)
  const written = matchParties(names, own, role, parties)
  const others = stored
    .filter((one) => one.role !== role)
    .map((party): PartyMatch => ({ party, before: party }))
  const inOrder = cell === 'author' ? [...written, ...others] : [...others, ...written]
  const { [cell]: _, ...sources } = draft.sources
  return {
    ok: true,
    draft: {
      ...draft,
      fields: { ...draft.fields, parties: inOrder.map(({ party }) => party) },
      sources: moveSources(sources, stored, inOrder),
    },
  }
}

/** The draft with other fields; what a cell was read from before is no source of what stands there now. */
function changeFields(
  draft: LetterDraft,
  cell: ItemCell,
  fields: Partial<LetterFields>,
): LetterDraft {
  const { [cell]: _, ...sources } = draft.sources
  return { ...draft, fields: { ...draft.fields, ...fields }, sources }
}

/** The sources of what stays of the parties, at the rows in which these stand now. */
function moveSources(
  sources: LetterDraft['sources'],
  before: readonly Party[],
  after: readonly PartyMatch[],
): LetterDraft['sources'] {
  return Object.fromEntries(
    Object.entries(sources).flatMap(([name, words]) => {
      const [, row, part] = /^party\.(\d+)\.(.+)$/.exec(name) ?? []
      if (row === undefined) return [[name, words]]
      const old = before[Number(row)]
      const at = after.findIndex((one) => one.before === old)
      const isKept = at >= 0 && after[at]!.party[part as 'name'] === old?.[part as 'name']
      return isKept ? [[`party.${at}.${part}`, words]] : []
    }),
  )
}

/** The cell that a question is about; null where it is about the letter as a whole, or about names. */
function findQuestionCell({ field, question }: OpenQuestion): ItemCell | null {
  if (question) return null
  const [name = ''] = field.split('.')
  if (name === 'basis') return 'dated'
  if (name === 'parties') return 'author'
  return itemCells.find((cell) => cell === name) ?? null
}

/** What is missing, by the cell in which it would stand. */
export function listCellQuestions(
  asks: readonly OpenQuestion[],
): Partial<Record<ItemCell, string>> {
  const found: Partial<Record<ItemCell, string>> = {}
  for (const ask of asks) {
    const cell = findQuestionCell(ask)
    if (cell) found[cell] ??= ask.sentence
  }
  return found
}

/** Whether a value stands in a cell, for leaving alone what somebody has said already. */
export function isCellFilled(fields: LetterFields, cell: ItemCell): boolean {
  return cell === 'author' ? hasAuthor(fields.parties) : readItemCell(fields, cell) !== ''
}
