import { findActorsByName } from '#app/domain/actors.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import {
  computeSimilarity,
  computeTextMinhash,
  makeShingles,
} from '#app/domain/plan/near-duplicates.ts'
import { nearDuplicateThreshold, planItem, type SameLetter } from '#app/domain/plan/plan-item.ts'
import { draftFromTableLetter } from '#app/domain/plan/table/table-draft.ts'
import { readTableLettersInSteps, type TableLetter } from '#app/domain/plan/table/table-letters.ts'
import { findHeadingsKey, proposeTable } from '#app/domain/plan/table/table-proposal.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import type { NamedTopic } from '#app/domain/plan/table/topic-guesses.ts'
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
import { makeRefusedItem, findSameLetter, type ImportContext } from './import-documents.ts'
import { foldText } from '#app/domain/text/words.ts'

type MappedSheets = Pick<NewImportTable, 'sheets' | 'mapping' | 'sure'>

/**
 * The tables in a file's sheets. Where nobody needs to look, each sheet is one that is read at once; otherwise they
 * stay together until somebody says which of them are to be read, and how.
 */
export async function findFileTables(
  store: Store,
  sheets: readonly Sheet[],
  topics: readonly NamedTopic[],
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

/** Earlier letters of the same import of which only passages are held, by title, day and authors. */
type ExcerptIndex = Map<string, { itemId: string; text: string }[]>

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
  const visible = readTableLettersInSteps(
    table.sheets,
    table.mapping,
    await store.topics.ofDossier(importRow.dossierId),
  )
  for (let step = visible.next(); ; step = visible.next()) {
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
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function indexExcerpts(store: Store, importId: string): Promise<ExcerptIndex> {
  const excerpts: ExcerptIndex = new Map()
  for (const { id, draft } of await store.imports.drafts(importId))
    if (draft?.origin.excerpt)
      addExcerpt(excerpts, draft, { itemId: id, text: (await store.importJob.textOf(id)) ?? '' })
  return excerpts
}

async function makeTableItems(
  parts: readonly TablePart[],
  table: TableFile,
  excerpts: ExcerptIndex,
  around: ImportContext,
): Promise<NewImportItem[]> {
  const excerptFields = parts.flatMap((part) =>
    'letter' in part && part.letter.excerpt ? [part.letter.fields] : [],
  )
  const stored = await around.store.importTables.lettersByTitleAndDay(
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
            around,
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
  around: ImportContext,
): Promise<NewImportItem> {
  const { text, excerpt } = letter
  const [id, prints, read] = [
    newId(),
    computeTextMinhash(text),
    draftFromTableLetter(letter, table.name),
  ]
  const { same, doubts } = excerpt
    ? await findSameExcerpt(text, read, stored, excerpts, around)
    : { same: await findSameLetter({ text, sha256: null, prints }, before, around), doubts: [] }
  const draft: LetterDraft = { ...read, doubts: [...read.doubts, ...doubts] }
  if (excerpt) addExcerpt(excerpts, draft, { itemId: id, text })
  else if (!same || same.how === 'nearly') around.minhashes.set(id, prints)
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
    ...planItem(draft, same, around.nameIndex, {}),
  }
}

/**
 * Which letter an excerpt is: the same few words may stand in many letters, so only one of the same title, day and
 * authors can be it. Where that one holds other passages, somebody should know of it.
 */
async function findSameExcerpt(
  text: string,
  draft: LetterDraft,
  stored: readonly LetterByTitle[],
  here: ExcerptIndex,
  { nameIndex, visible }: ImportContext,
): Promise<{ same: SameLetter | null; doubts: string[] }> {
  const { title, dated } = draft.fields
  const [surely, perhaps] = [
    findAuthorIds(draft, (name) =>
      nameIndex
        .findKnown(name)
        .flatMap(({ actorId, reason }) => (reason === 'the same name' ? [actorId] : [])),
    ),
    findAuthorIds(draft, (name) => nameIndex.findKnown(name).map(({ actorId }) => actorId)),
  ]
  const likely = stored.filter(
    (one) => one.title === title && one.edtf === dated && sharesAuthor(perhaps, one.authorIds),
  )
  const candidates = [
    ...likely.map((candidate) => ({
      letterId: candidate.letterId,
      itemId: null,
      text: candidate.text,
      certain: sharesAuthor(surely, candidate.authorIds),
    })),
    ...(here.get(makeExcerptKey(draft)) ?? []).map((one) => ({
      letterId: null,
      ...one,
      certain: true,
    })),
  ]
  const equal = candidates.find((one) => one.certain && one.text === text)
  if (equal)
    return {
      same: { how: 'text', letterId: equal.letterId, itemId: equal.itemId, likeness: 1 },
      doubts: [],
    }
  const ownShingles = makeShingles(text)
  const visibleLetters = await visible.letters.citations(
    candidates.flatMap(({ letterId }) => letterId ?? []),
  )
  const compared = candidates.flatMap((candidate) =>
    candidate.letterId === null || visibleLetters.has(candidate.letterId)
      ? [{ ...candidate, likeness: computeSimilarity(ownShingles, makeShingles(candidate.text)) }]
      : [],
  )
  const [best] = compared.sort((a, b) => b.likeness - a.likeness)
  if (!best) return { same: null, doubts: [] }
  const { letterId, itemId } = best
  if (best.likeness >= nearDuplicateThreshold)
    return { same: { how: 'nearly', letterId, itemId, likeness: best.likeness }, doubts: [] }
  return {
    same: null,
    doubts: [
      'A letter of this title and date with other passages ' +
        `${letterId === null ? 'came with this import' : 'is stored already'}. If it is the same ` +
        'letter, put its rows together in one table, or code the passages there.',
    ],
  }
}

/** Who the authors of a draft are, as ids of actors; null where it names none. */
function findAuthorIds(
  { fields }: LetterDraft,
  known: (name: string) => string[],
): string[] | null {
  const named = fields.parties.filter(({ role, withheld }) => role === 'author' && !withheld)
  return named.length
    ? named.flatMap(({ name, organisation }) => known(name || organisation))
    : null
}

function sharesAuthor(authors: readonly string[] | null, stored: readonly string[]): boolean {
  return authors === null ? stored.length === 0 : authors.some((id) => stored.includes(id))
}

function makeExcerptKey({ fields: { title, dated, parties } }: LetterDraft): string {
  const authors = parties.flatMap(({ role, name, organisation }) =>
    role === 'author' ? [`${foldText(name)}, ${foldText(organisation)}`] : [],
  )
  return JSON.stringify([foldText(title), dated, ...authors.sort()])
}

function addExcerpt(
  excerpts: ExcerptIndex,
  draft: LetterDraft,
  item: { itemId: string; text: string },
): void {
  excerpts.set(makeExcerptKey(draft), [...(excerpts.get(makeExcerptKey(draft)) ?? []), item])
}

/**
 * The stored letter that an accepted excerpt is; null where it is another, or somebody said that it
 * is one of its own.
 */
export async function findStoredExcerpt(
  store: Store,
  { text, draft }: { text: string; draft: LetterDraft },
  actors: ImportContext['nameIndex']['actors'],
): Promise<SameLetter | null> {
  if (draft.distinct) return null
  const { title, dated } = draft.fields
  const authorIds = findAuthorIds(draft, (name) =>
    findActorsByName(actors, name).map(({ id }) => id),
  )
  const found = (await store.importTables.lettersByTitleAndDay([title], [dated])).find(
    (one) => one.text === text && sharesAuthor(authorIds, one.authorIds),
  )
  return found ? { how: 'text', letterId: found.letterId, itemId: null, likeness: 1 } : null
}
