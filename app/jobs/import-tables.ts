import { actorsNamed, folded } from '#app/domain/actors.ts'
import type { Draft } from '#app/domain/import/draft.ts'
import { likeness, likenessPrints, shinglesOf } from '#app/domain/import/likeness.ts'
import { nearlyFrom, settled, type Same } from '#app/domain/import/settled.ts'
import { tableDraft } from '#app/domain/import/table/draft.ts'
import { readingLetters, type TableLetter } from '#app/domain/import/table/letters.ts'
import { headingsIn, proposalFor } from '#app/domain/import/table/proposal.ts'
import type { Sheet } from '#app/domain/import/table/sheet.ts'
import type { KnownTopic } from '#app/domain/import/table/topics.ts'
import {
  newId,
  type Bearing,
  type Import,
  type NewItem,
  type NewTable,
  type RowRefused,
  type Store,
  type TableFile,
} from '#app/store.server.ts'
import { refusal, sameAs, type Around } from './import-items.ts'

type Sheets = Pick<NewTable, 'sheets' | 'mapping' | 'sure'>

/**
 * The tables in a file's sheets. Where nobody needs to look, each sheet is one that is read at once; otherwise they
 * stay together until somebody says which of them are to be read, and how.
 */
export async function tablesIn(
  store: Store,
  sheets: readonly Sheet[],
  topics: readonly KnownTopic[],
): Promise<[Sheets, ...Sheets[]]> {
  const each: Sheets[] = []
  for (const sheet of sheets) {
    const remembered = await store.importTables.remembered(headingsIn([sheet]))
    const proposal = proposalFor([sheet], topics, remembered?.mapping ?? null)
    if (!proposal?.sure) return [{ sheets, mapping: null, sure: false }]
    each.push({ sheets: [sheet], mapping: proposal.mapping, sure: true })
  }
  const [first, ...others] = each
  return first ? [first, ...others] : [{ sheets, mapping: null, sure: false }]
}

/** How many letters and refused rows are stored together. */
const atOnce = 25

type Part = { name: string; letter: TableLetter } | { name: string; reason: string }
type Begun = { table: TableFile; parts: Part[]; refused: RowRefused[]; here: Here }

/** Earlier letters of the same import of which only passages are held, by title, day and authors. */
type Here = Map<string, { itemId: string; text: string }[]>

/**
 * Lets the rows of tables become items, some at a time. What is read of a table stays known between the steps; whoever
 * goes on where another process died reads it anew and leaves out what is there.
 */
export function tableWork(around: Around): (one: Import, signal: AbortSignal) => Promise<void> {
  let at: Begun | null = null
  return async (one, signal) => {
    at ??= await begun(one, around, signal)
    if (!at || signal.aborted) return
    const { table, parts, refused, here } = at
    const items = await itemsOf(parts.splice(0, atOnce), table, here, around)
    const over = parts.length === 0
    const kept = await around.store.importTables.recordRows(
      table,
      items,
      over ? { mapping: table.mapping!, refused } : null,
    )
    if (over || !kept) at = null
    else
      await around.store.importWork.doing(
        one.id,
        `${parts.length.toLocaleString('en')} more in ${table.name}`,
      )
  }
}

async function begun(
  one: Import,
  { store, importId }: Around,
  signal: AbortSignal,
): Promise<Begun | null> {
  const table = await store.importTables.next(importId)
  if (!table?.mapping) return null
  await store.importWork.doing(importId, `reading the rows of ${table.name}`)
  const reading = readingLetters(table.sheets, table.mapping, await store.topics.of(one.dossierId))
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) {
      const { letters, refused } = step.value
      const there = await store.importTables.namesIn(table.id)
      const parts: Part[] = [
        ...letters.map((letter) => ({ name: `${table.name}, ${letter.name}`, letter })),
        ...refused.map(({ row, reason }) => ({
          name: `${table.name}, ${table.mapping!.sheet}, row ${row}`,
          reason,
        })),
      ]
      return {
        table,
        parts: parts.filter(({ name }) => !there.has(name)),
        refused: refused.map(({ row, reason }) => ({ row, reason })),
        here: await excerptsIn(store, importId),
      }
    }
    if (signal.aborted) return null
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function excerptsIn(store: Store, importId: string): Promise<Here> {
  const here: Here = new Map()
  for (const { id, draft } of await store.imports.drafts(importId))
    if (draft?.origin.excerpt)
      enter(here, draft, { itemId: id, text: (await store.importWork.textOf(id)) ?? '' })
  return here
}

async function itemsOf(
  parts: readonly Part[],
  table: TableFile,
  here: Here,
  around: Around,
): Promise<NewItem[]> {
  const excerpts = parts.flatMap((part) =>
    'letter' in part && part.letter.excerpt ? [part.letter.fields] : [],
  )
  const stored = await around.store.importTables.bearing(
    excerpts.map(({ title }) => title),
    excerpts.map(({ dated }) => dated),
  )
  const items: NewItem[] = []
  for (const part of parts)
    items.push(
      'letter' in part
        ? await itemOf(part.name, part.letter, table, { before: items, stored, here }, around)
        : refusal(part.name, part.reason),
    )
  return items
}

type Beside = { before: readonly NewItem[]; stored: readonly Bearing[]; here: Here }

async function itemOf(
  name: string,
  letter: TableLetter,
  table: TableFile,
  { before, stored, here }: Beside,
  around: Around,
): Promise<NewItem> {
  const { text, excerpt } = letter
  const [id, prints, read] = [newId(), likenessPrints(text), tableDraft(letter, table.name)]
  const { same, doubts } = excerpt
    ? await sameExcerpt(text, read, stored, here, around)
    : { same: await sameAs({ text, sha256: null, prints }, before, around), doubts: [] }
  const draft: Draft = { ...read, doubts: [...read.doubts, ...doubts] }
  if (excerpt) enter(here, draft, { itemId: id, text })
  else if (!same || same.how === 'nearly') around.prints.set(id, prints)
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
    ...settled(draft, same, around.book, {}),
  }
}

/**
 * Which letter an excerpt is: the same few words may stand in many letters, so only one of the same title, day and
 * authors can be it. Where that one holds other passages, somebody should know of it.
 */
async function sameExcerpt(
  text: string,
  draft: Draft,
  stored: readonly Bearing[],
  here: Here,
  { book, reading }: Around,
): Promise<{ same: Same | null; doubts: string[] }> {
  const { title, dated } = draft.fields
  const [surely, perhaps] = [
    authorsOf(draft, (name) =>
      book
        .known(name)
        .flatMap(({ actorId, reason }) => (reason === 'the same name' ? [actorId] : [])),
    ),
    authorsOf(draft, (name) => book.known(name).map(({ actorId }) => actorId)),
  ]
  const likely = stored.filter(
    (one) => one.title === title && one.edtf === dated && shared(perhaps, one.authorIds),
  )
  const candidates = [
    ...likely.map((one) => ({
      letterId: one.letterId,
      itemId: null,
      text: one.text,
      certain: shared(surely, one.authorIds),
    })),
    ...(here.get(keyOf(draft)) ?? []).map((one) => ({ letterId: null, ...one, certain: true })),
  ]
  const equal = candidates.find((one) => one.certain && one.text === text)
  if (equal)
    return {
      same: { how: 'text', letterId: equal.letterId, itemId: equal.itemId, likeness: 1 },
      doubts: [],
    }
  const own = shinglesOf(text)
  const seen = await reading.letters.heads(candidates.flatMap(({ letterId }) => letterId ?? []))
  const visible = candidates.flatMap((one) =>
    one.letterId === null || seen.has(one.letterId)
      ? [{ ...one, likeness: likeness(own, shinglesOf(one.text)) }]
      : [],
  )
  const [best] = visible.sort((a, b) => b.likeness - a.likeness)
  if (!best) return { same: null, doubts: [] }
  const { letterId, itemId } = best
  if (best.likeness >= nearlyFrom)
    return { same: { how: 'nearly', letterId, itemId, likeness: best.likeness }, doubts: [] }
  return {
    same: null,
    doubts: [
      `A letter of this title and date with other passages ${letterId === null ? 'came with this import' : 'is stored already'}. If it is the same letter, put its rows together in one table, or code the passages there.`,
    ],
  }
}

/** Who the authors of a draft are, as ids of actors; null where it names none. */
function authorsOf({ fields }: Draft, known: (name: string) => string[]): string[] | null {
  const named = fields.parties.filter(({ role, withheld }) => role === 'author' && !withheld)
  return named.length
    ? named.flatMap(({ name, organisation }) => known(name || organisation))
    : null
}

function shared(authors: readonly string[] | null, stored: readonly string[]): boolean {
  return authors === null ? stored.length === 0 : authors.some((id) => stored.includes(id))
}

function keyOf({ fields: { title, dated, parties } }: Draft): string {
  const authors = parties.flatMap(({ role, name, organisation }) =>
    role === 'author' ? [`${folded(name)}, ${folded(organisation)}`] : [],
  )
  return JSON.stringify([folded(title), dated, ...authors.sort()])
}

function enter(here: Here, draft: Draft, item: { itemId: string; text: string }): void {
  here.set(keyOf(draft), [...(here.get(keyOf(draft)) ?? []), item])
}

/** The stored letter that an accepted excerpt is; null where it is another, or somebody said that it is one of its own. */
export async function storedExcerpt(
  store: Store,
  { text, draft }: { text: string; draft: Draft },
  actors: Around['book']['actors'],
): Promise<Same | null> {
  if (draft.distinct) return null
  const { title, dated } = draft.fields
  const who = authorsOf(draft, (name) => actorsNamed(actors, name).map(({ id }) => id))
  const found = (await store.importTables.bearing([title], [dated])).find(
    (one) => one.text === text && shared(who, one.authorIds),
  )
  return found ? { how: 'text', letterId: found.letterId, itemId: null, likeness: 1 } : null
}
