import { z } from 'zod'
import { readDated, sayDated } from '#app/domain/days.ts'
import { differences, type Piece } from '#app/domain/history/differences.ts'
import type { Draft } from '#app/domain/import/draft.ts'
import type { NameQuestion } from '#app/domain/import/naming.ts'
import { amountOf, isWorking, progressOf, sayLeft, saySpeed } from '#app/domain/import/progress.ts'
import { itemStates, type Ask, type ItemState } from '#app/domain/import/settled.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { sayAgo } from '#app/domain/moments.ts'
import { may, type Doing } from '#app/domain/users.ts'
import {
  theStore,
  type Counts,
  type Import,
  type ImportVia,
  type ItemRow,
  type Reading,
} from '#app/store.server.ts'
import { found } from './rights.ts'

/** An import that somebody may settle; others are told that there is none. */
export async function importFor(user: Doing, id: string): Promise<Import> {
  const one = z.uuid().safeParse(id).success ? await (await theStore()).imports.byId(id) : null
  return found(
    one && may(user, 'settle imports', { ownerId: one.createdBy }) ? one : null,
    'import',
  )
}

const vias: Record<ImportVia, string> = {
  screen: 'on screen',
  'command line': 'by the command line',
  api: 'by a program',
  'watched folder': 'from the watched folder',
}

/** An import in a list: what it is called, how it came in and how far it is. */
export function importShown(one: Import, counts: Counts, now: number) {
  const { files, items } = counts
  const total = Object.values(items).reduce((sum, rows) => sum + rows, 0)
  return {
    id: one.id,
    name: one.name,
    state: one.state,
    stopped: one.stopped,
    files: Object.values(files).reduce((sum, rows) => sum + rows, 0),
    columns: files.columns,
    items,
    total,
    letters: total - items.refused,
    came: `${one.creator ? `by ${one.creator}, ` : ''}${vias[one.via]}, ${sayAgo(one.createdAt, new Date(now).toISOString())}`,
    working: working(one, counts, now),
  }
}

/** What the job is at, in words and as a bar; null while it waits for somebody. */
function working(one: Import, counts: Counts, now: number) {
  if (!isWorking(one.state)) return null
  const { done, of } = amountOf(one.state, counts)
  const { perSecond, secondsLeft } = progressOf({
    done,
    of,
    doneBefore: one.doneBefore,
    since: one.since === null ? null : Date.parse(one.since),
    now,
  })
  const what = {
    reading: 'files read',
    storing: 'letters stored',
    undoing: 'letters taken back',
    redoing: 'letters given back',
    planned: '',
    undone: '',
  }[one.state]
  const pace = one.stopped
    ? ['stopped']
    : [
        perSecond === null ? null : saySpeed(perSecond),
        secondsLeft === null ? null : sayLeft(secondsLeft),
      ]
  return {
    done,
    of,
    says: [`${done.toLocaleString('en')} of ${of.toLocaleString('en')} ${what}`, ...pace]
      .filter(Boolean)
      .join(' · '),
    doing: one.stopped ? null : one.doing,
    stopped: one.stopped,
  }
}

/** The tables of an import, with how many of their rows were refused. */
export async function tablesShown({ id: importId }: Import) {
  const tables = await (await theStore()).importTables.list(importId)
  return tables.map(({ id, name, mapping, state, refused }) => ({
    id,
    name,
    sheet: tables.some((other) => other.id !== id && other.name === name)
      ? (mapping?.sheet ?? null)
      : null,
    state,
    refused: refused.length,
  }))
}

/** The states that a list of items can be narrowed to, by their names in the address. */
export function statesAsked(
  params: URLSearchParams,
  counts: Counts['items'],
): { show: ItemState | 'all'; states: readonly ItemState[] } {
  const asked = itemStates.find((state) => state === params.get('show')?.replaceAll('-', ' '))
  const first =
    (['asking', 'doubtful', 'ready'] as const).find((state) => counts[state] > 0) ?? 'all'
  const show = params.get('show') === 'all' ? 'all' : (asked ?? first)
  return { show, states: show === 'all' ? itemStates : [show] }
}

/** The rows of a list of items, with the names of what they are the same as. Letters that the reader may not see have none. */
export async function itemsShown(reading: Reading, rows: readonly ItemRow[]) {
  const all = await theStore()
  const heads = await reading.letters.heads(rows.flatMap(({ same }) => same?.letterId ?? []))
  const names = await all.imports.itemNames(
    rows.flatMap(({ same, draft }) =>
      [same?.itemId, draft?.origin.attachedToId].filter((id): id is string => Boolean(id)),
    ),
  )
  return rows.map(({ id, name, state, reason, draft, asks, same, revision }) => ({
    id,
    name,
    state,
    revision,
    reason,
    // What it resembles is said with a link of its own.
    asks: asks.filter(({ field }) => field !== 'same').map(({ sentence }) => sentence),
    doubts: draft?.looked ? [] : (draft?.doubts ?? []),
    says: draft && saidOf(draft.fields, draft.sources),
    unsure: Math.min(100, ...(draft?.pages ?? []).flatMap(({ confidence }) => confidence ?? [])),
    byOcr: (draft?.pages ?? []).some(({ confidence }) => confidence !== null),
    excerpt: draft?.origin.excerpt ?? false,
    positions: draft?.positions.length ?? 0,
    attachedTo: draft?.origin.attachedToId ? (names.get(draft.origin.attachedToId) ?? null) : null,
    same: same && {
      how: same.how,
      percent: Math.floor(same.likeness * 100),
      letterId: same.letterId && heads.has(same.letterId) ? same.letterId : null,
      title: same.letterId
        ? (heads.get(same.letterId)?.title ?? null)
        : (names.get(same.itemId ?? '') ?? null),
      inImport: same.letterId === null,
    },
  }))
}

function saidOf(fields: LetterFields, sources: Record<string, string>) {
  const dated = readDated(fields.dated)
  const named = (role: string) =>
    fields.parties
      .filter((party) => party.role === role)
      .map(
        (party) =>
          party.name || party.organisation || (party.withheld ? 'name withheld' : party.capacity),
      )
  return {
    title: fields.title,
    kind: fields.kind,
    dated: dated.ok ? sayDated(dated.dated) : '',
    why: sources.dated ?? fields.basis,
    authors: named('author'),
    behalf: named('on_behalf_of'),
    recipients: named('recipient'),
    reference: fields.reference,
    language: fields.language,
    answers: [fields.replyKind, fields.replyDated].filter(Boolean).join(' of '),
  }
}

/** Each name that is asked about, once, with how many letters it stands in. */
export function questionsShown(asks: readonly Ask[]): (NameQuestion & { letters: number })[] {
  const found = new Map<string, NameQuestion & { letters: number }>()
  for (const { question } of asks) {
    if (!question) continue
    const there = found.get(question.key)
    if (there) there.letters += 1
    else found.set(question.key, { ...question, letters: 1 })
  }
  return [...found.values()].sort((a, b) => b.letters - a.letters)
}

/** An item that is opened to be looked at and corrected: its text, its form, and what tells it from the one that it resembles. */
export async function itemOpened(reading: Reading, importId: string, id: string | null) {
  const all = await theStore()
  const item = id && z.uuid().safeParse(id).success ? await all.imports.item(importId, id) : null
  if (
    !item?.draft ||
    item.text === null ||
    !['asking', 'doubtful', 'ready', 'left out'].includes(item.state)
  )
    return null
  const { draft, text, revision, name, state, asks } = item
  const other = item.same?.how === 'nearly' ? await textOfSame(reading, item.same) : null
  return {
    id: item.id,
    name,
    state,
    revision,
    text,
    fields: draft.fields,
    sources: draft.sources,
    doubts: draft.doubts,
    notes: draft.notes,
    positions: await positionsShown(all, importId, draft),
    distinct: draft.distinct,
    errors: draft.looked ? errorsIn(asks) : {},
    difference: other === null ? null : shortened(differences(other, text)),
    resembles: item.same?.how === 'nearly' ? Math.floor(item.same.likeness * 100) : null,
  }
}

/** The positions that come in with a letter. */
async function positionsShown(
  all: Awaited<ReturnType<typeof theStore>>,
  importId: string,
  { positions }: Draft,
) {
  const one = positions.length ? await all.imports.byId(importId) : null
  const topics = new Map(
    one ? (await all.topics.of(one.dossierId)).map(({ id, name }) => [id, name]) : [],
  )
  return positions.map(({ topic, level, absence, conditional, quote, paragraph }) => ({
    topic: topics.get(topic) ?? topic,
    level,
    absence,
    conditional,
    quote,
    paragraph: paragraph ?? null,
  }))
}

/** What is asked, at the fields of the form. */
export function errorsIn(asks: readonly Ask[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { field, sentence } of asks) errors[field] ??= sentence
  return errors
}

async function textOfSame(
  reading: Reading,
  { letterId, itemId }: { letterId: string | null; itemId: string | null },
): Promise<string | null> {
  const all = await theStore()
  if (letterId) return (await reading.letters.byId(letterId))?.text.text ?? null
  const waiting = itemId ? await all.importWork.textOf(itemId) : null
  return waiting ?? (itemId ? ((await reading.letters.byId(itemId))?.text.text ?? null) : null)
}

/** How much of what stayed is shown around what changed, in characters. */
const context = 160

function shortened(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) =>
    piece.kind === 'same' && piece.text.length > context * 2
      ? { kind: 'same', text: `${piece.text.slice(0, context)} … ${piece.text.slice(-context)}` }
      : piece,
  )
}
