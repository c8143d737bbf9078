import { listOpenTopics } from '#app/domain/topics.ts'
import { doubtFutureDay } from '#app/domain/plan/future-days.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { computeTextMinhash } from '#app/domain/plan/near-duplicates.ts'
import { holdsSameText, planItem } from '#app/domain/plan/plan-item.ts'
import { draftFromTableLetter } from '#app/domain/plan/table/table-draft.ts'
import { readTableLettersInSteps, type TableLetter } from '#app/domain/plan/table/table-letters.ts'
import { findHeadingsKey, proposeTable } from '#app/domain/plan/table/table-proposal.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import type { TopicName } from '#app/domain/plan/table/topic-guesses.ts'
import {
  newId,
  type LetterByTitle,
  type Import,
  type NewImportItem,
  type NewImportTable,
  type RefusedRow,
  type Store,
  type TableFile,
} from '#app/store.server.ts'
import { findErasedContent, makeErasedItem } from './erased-content.ts'
import { addExcerpt, findSameExcerpt, indexExcerpts, type ExcerptIndex } from './excerpt-index.ts'
import { makeRefusedItem, findSameLetter, type ImportContext } from './import-documents.ts'
import { yieldToRequests } from './yield-to-requests.ts'

type MappedSheets = Pick<NewImportTable, 'sheets' | 'mapping' | 'sure'>

/**
 * The tables in a file's sheets. Where nobody needs to look, each sheet is one that is read at once; otherwise they
 * stay together until somebody says which of them are to be read, and how.
 */
export async function findFileTables(
  store: Store,
  sheets: readonly Sheet[],
  topics: readonly TopicName[],
): Promise<[MappedSheets, ...MappedSheets[]]> {
  const each: MappedSheets[] = []
  for (const sheet of sheets) {
    const remembered = await store.importTables.rememberedMapping(findHeadingsKey([sheet]))
    const proposal = proposeTable([sheet], topics, remembered?.mapping ?? null)
    if (!proposal?.sure) return [{ sheets, mapping: null, sure: false }]
    each.push({ sheets: [sheet], mapping: proposal.mapping, sure: true })
  }
  const [first, ...others] = each
  return first ? [first, ...others] : [{ sheets, mapping: null, sure: false }]
}

/** How many letters and refused rows are stored together. */
const partsPerStep = 25

type TablePart = { name: string; letter: TableLetter } | { name: string; reason: string }
type OpenTable = {
  table: TableFile
  parts: TablePart[]
  refused: RefusedRow[]
  excerpts: ExcerptIndex
}

/**
 * Lets the rows of tables become items, some at a time. What is read of a table stays known between the steps; whoever
 * goes on where another process died reads it anew and leaves out what is there.
 */
export function makeTableReader(
  context: ImportContext,
): (importRow: Import, signal: AbortSignal) => Promise<void> {
  let open: OpenTable | null = null
  return async (importRow, signal) => {
    open ??= await openNextTable(importRow, context, signal)
    if (!open || signal.aborted) return
    const { table, parts, refused, excerpts } = open
    const items = await makeTableItems(parts.splice(0, partsPerStep), table, excerpts, context)
    const isFinished = parts.length === 0
    const isRecorded = await context.store.importTables.recordRows(
      table,
      items,
      isFinished ? { mapping: table.mapping!, refused } : null,
    )
    if (isFinished || !isRecorded) open = null
    else
      await context.store.importJob.setActivity(
        importRow.id,
        `${parts.length.toLocaleString('en')} more in ${table.name}`,
      )
  }
}

async function openNextTable(
  importRow: Import,
  { store, importId }: ImportContext,
  signal: AbortSignal,
): Promise<OpenTable | null> {
  const table = await store.importTables.nextReady(importId)
  if (!table?.mapping) return null
  await store.importJob.setActivity(importId, `reading the rows of ${table.name}`)
  const steps = readTableLettersInSteps(
    table.sheets,
    table.mapping,
    listOpenTopics(await store.topics.ofDossier(importRow.dossierId)),
  )
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      const { letters, refused } = step.value
      const recordedNames = await store.importTables.itemNamesIn(table.id)
      const parts: TablePart[] = [
        ...letters.map((letter) => ({ name: `${table.name}, ${letter.name}`, letter })),
        ...refused.map(({ row, reason }) => ({
          name: `${table.name}, ${table.mapping!.sheet}, row ${row}`,
          reason,
        })),
      ]
      return {
        table,
        parts: parts.filter(({ name }) => !recordedNames.has(name)),
        refused: refused.map(({ row, reason }) => ({ row, reason })),
        excerpts: await indexExcerpts(store, importId),
      }
    }
    if (signal.aborted) return null
    await yieldToRequests()
  }
}

async function makeTableItems(
  parts: readonly TablePart[],
  table: TableFile,
  excerpts: ExcerptIndex,
  context: ImportContext,
): Promise<NewImportItem[]> {
  const excerptFields = parts.flatMap((part) =>
    'letter' in part && part.letter.excerpt ? [part.letter.fields] : [],
  )
  const stored = await context.store.importTables.lettersByTitleAndDay(
    excerptFields.map(({ title }) => title),
    excerptFields.map(({ dated }) => dated),
  )
  const items: NewImportItem[] = []
  for (const part of parts)
    items.push(
      'letter' in part
        ? await makeTableItem(
            part.name,
            part.letter,
            table,
            { before: items, stored, excerpts },
            context,
          )
        : makeRefusedItem(part.name, part.reason),
    )
  return items
}

type ItemNeighbours = {
  before: readonly NewImportItem[]
  stored: readonly LetterByTitle[]
  excerpts: ExcerptIndex
}

async function makeTableItem(
  name: string,
  letter: TableLetter,
  table: TableFile,
  { before, stored, excerpts }: ItemNeighbours,
  context: ImportContext,
): Promise<NewImportItem> {
  const { text, excerpt } = letter
  const erased = await findErasedContent(context.store, text, null)
  if (erased) return makeErasedItem(makeRefusedItem(name, erased), erased)
  const [id, prints, read] = [
    newId(),
    computeTextMinhash(text),
    doubtFutureDay(draftFromTableLetter(letter, table.name), context.today),
  ]
  const { same, doubts } = excerpt
    ? await findSameExcerpt(text, read, stored, excerpts, context)
    : { same: await findSameLetter({ text, sha256: null, prints }, before, context), doubts: [] }
  const draft: LetterDraft = { ...read, doubts: [...read.doubts, ...doubts] }
  if (excerpt) addExcerpt(excerpts, draft, { itemId: id, text })
  else if (!holdsSameText(same)) context.minhashes.set(id, prints)
  // A table holds the words of many letters, and not everybody may see all of them: each letter keeps its own alone.
  return {
    id,
    name,
    reason: null,
    text,
    mediaType: 'text/plain',
    sha256: null,
    bytes: Buffer.from(text),
    draft,
    same,
    prints,
    ...planItem(draft, same, context.nameIndex, {}),
  }
}
