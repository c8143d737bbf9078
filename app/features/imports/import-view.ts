import { isId } from '#app/domain/ids.ts'
import { parseEdtfDate, formatEdtfDate } from '#app/domain/days.ts'
import { findWordDifferences, type DifferencePiece } from '#app/domain/history/word-differences.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { NameQuestion } from '#app/domain/plan/name-questions.ts'
import {
  countProgress,
  isWorking,
  computeProgress,
  formatTimeLeft,
  formatSpeed,
} from '#app/domain/plan/import-progress.ts'
import { itemStates, type OpenQuestion, type ItemState } from '#app/domain/plan/plan-item.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { formatTimeAgo } from '#app/domain/moments.ts'
import { hasPermission, type Principal } from '#app/domain/users.ts'
import {
  theStore,
  type ImportCounts,
  type Import,
  type ImportVia,
  type ImportItemRow,
  type VisibleStore,
} from '#app/store.server.ts'
import { requireFound } from '#app/auth/guard.ts'

/** An import that somebody may settle; others are told that there is none. */
export async function requireImport(user: Principal, id: string): Promise<Import> {
  const importRow = isId(id) ? await (await theStore()).imports.byId(id) : null
  return requireFound(
    importRow && hasPermission(user, 'settle imports', { ownerId: importRow.createdBy })
      ? importRow
      : null,
    'import',
  )
}

const viaWords: Record<ImportVia, string> = {
  screen: 'on screen',
  'command line': 'by the command line',
  api: 'by a program',
  'watched folder': 'from the watched folder',
}

/** An import in a list: what it is called, how it came in and how far it is. */
export function buildImportView(importRow: Import, counts: ImportCounts, now: number) {
  const { files, items } = counts
  const total = Object.values(items).reduce((sum, rows) => sum + rows, 0)
  return {
    id: importRow.id,
    name: importRow.name,
    state: importRow.state,
    stopped: importRow.stopped,
    files: Object.values(files).reduce((sum, rows) => sum + rows, 0),
    columns: files.columns,
    items,
    total,
    letters: total - items.refused,
    came: `${importRow.creator ? `by ${importRow.creator}, ` : ''}${viaWords[importRow.via]}, ${formatTimeAgo(importRow.createdAt, new Date(now).toISOString())}`,
    working: describeProgress(importRow, counts, now),
  }
}

/** What the job is at, in words and as a bar; null while it waits for somebody. */
function describeProgress(importRow: Import, counts: ImportCounts, now: number) {
  if (!isWorking(importRow.state)) return null
  const { done, of } = countProgress(importRow.state, counts)
  const { perSecond, secondsLeft } = computeProgress({
    done,
    of,
    doneBefore: importRow.doneBefore,
    since: importRow.since === null ? null : Date.parse(importRow.since),
    now,
  })
  const unitWords = {
    reading: 'files read',
    storing: 'letters stored',
    undoing: 'letters taken back',
    redoing: 'letters given back',
    planned: '',
    undone: '',
  }[importRow.state]
  const pace = importRow.stopped
    ? ['stopped']
    : [
        perSecond === null ? null : formatSpeed(perSecond),
        secondsLeft === null ? null : formatTimeLeft(secondsLeft),
      ]
  return {
    done,
    of,
    says: [`${done.toLocaleString('en')} of ${of.toLocaleString('en')} ${unitWords}`, ...pace]
      .filter(Boolean)
      .join(' · '),
    doing: importRow.stopped ? null : importRow.doing,
    stopped: importRow.stopped,
  }
}

/** The tables of an import, with how many of their rows were refused. */
export async function listTableViews({ id: importId }: Import) {
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
export function readStateFilter(
  params: URLSearchParams,
  counts: ImportCounts['items'],
): { show: ItemState | 'all'; states: readonly ItemState[] } {
  const requested = itemStates.find((state) => state === params.get('show')?.replaceAll('-', ' '))
  const first =
    (['asking', 'doubtful', 'ready'] as const).find((state) => counts[state] > 0) ?? 'all'
  const show = params.get('show') === 'all' ? 'all' : (requested ?? first)
  return { show, states: show === 'all' ? itemStates : [show] }
}

/** The rows of a list of items, with the names of what they are the same as. Letters that the reader may not see have none. */
export async function buildItemViews(visible: VisibleStore, rows: readonly ImportItemRow[]) {
  const admin = await theStore()
  const heads = await visible.letters.citations(rows.flatMap(({ same }) => same?.letterId ?? []))
  const names = await admin.imports.itemNames(
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
    says: draft && summariseFields(draft.fields, draft.sources),
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

function summariseFields(fields: LetterFields, sources: Record<string, string>) {
  const dated = parseEdtfDate(fields.dated)
  const namesOfRole = (role: string) =>
    fields.parties
      .filter((party) => party.role === role)
      .map(
        (party) =>
          party.name || party.organisation || (party.withheld ? 'name withheld' : party.capacity),
      )
  return {
    title: fields.title,
    kind: fields.kind,
    dated: dated.ok ? formatEdtfDate(dated.dated) : '',
    why: sources.dated ?? fields.basis,
    authors: namesOfRole('author'),
    behalf: namesOfRole('on_behalf_of'),
    recipients: namesOfRole('recipient'),
    reference: fields.reference,
    language: fields.language,
    answers: [fields.replyKind, fields.replyDated].filter(Boolean).join(' of '),
  }
}

/** Each name that is asked about, once, with how many letters it stands in. */
export function groupNameQuestions(
  asks: readonly OpenQuestion[],
): (NameQuestion & { letters: number })[] {
  const questions = new Map<string, NameQuestion & { letters: number }>()
  for (const { question } of asks) {
    if (!question) continue
    const existing = questions.get(question.key)
    if (existing) existing.letters += 1
    else questions.set(question.key, { ...question, letters: 1 })
  }
  return [...questions.values()].sort((a, b) => b.letters - a.letters)
}

/** An item that is opened to be looked at and corrected: its text, its form, and what tells it from the one that it resembles. */
export async function buildItemEditorView(
  visible: VisibleStore,
  importId: string,
  id: string | null,
) {
  const admin = await theStore()
  const item = id && isId(id) ? await admin.imports.item(importId, id) : null
  if (
    !item?.draft ||
    item.text === null ||
    !['asking', 'doubtful', 'ready', 'left out'].includes(item.state)
  )
    return null
  const { draft, text, revision, name, state, asks } = item
  const otherText = item.same?.how === 'nearly' ? await loadMatchText(visible, item.same) : null
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
    positions: await listItemPositions(admin, importId, draft),
    distinct: draft.distinct,
    errors: draft.looked ? collectQuestionErrors(asks) : {},
    difference: otherText === null ? null : shortenUnchanged(findWordDifferences(otherText, text)),
    resembles: item.same?.how === 'nearly' ? Math.floor(item.same.likeness * 100) : null,
  }
}

/** The positions that come in with a letter. */
async function listItemPositions(
  admin: Awaited<ReturnType<typeof theStore>>,
  importId: string,
  { positions }: LetterDraft,
) {
  const importRow = positions.length ? await admin.imports.byId(importId) : null
  const topics = new Map(
    importRow
      ? (await admin.topics.ofDossier(importRow.dossierId)).map(({ id, name }) => [id, name])
      : [],
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
export function collectQuestionErrors(asks: readonly OpenQuestion[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { field, sentence } of asks) errors[field] ??= sentence
  return errors
}

async function loadMatchText(
  visible: VisibleStore,
  { letterId, itemId }: { letterId: string | null; itemId: string | null },
): Promise<string | null> {
  const admin = await theStore()
  if (letterId) return (await visible.letters.byId(letterId))?.text.text ?? null
  const waitingText = itemId ? await admin.importJob.textOf(itemId) : null
  return waitingText ?? (itemId ? ((await visible.letters.byId(itemId))?.text.text ?? null) : null)
}

/** How much of what stayed is shown around what changed, in characters. */
const contextLength = 160

function shortenUnchanged(pieces: readonly DifferencePiece[]): DifferencePiece[] {
  return pieces.map((piece) =>
    piece.kind === 'same' && piece.text.length > contextLength * 2
      ? {
          kind: 'same',
          text: `${piece.text.slice(0, contextLength)} … ${piece.text.slice(-contextLength)}`,
        }
      : piece,
  )
}
