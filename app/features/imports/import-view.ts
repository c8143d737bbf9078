import { formatQuantity } from '#app/domain/text/words.ts'
import { rowsBeforePage } from '#app/domain/page-size.ts'
import {
  countProgress,
  isWorking,
  computeProgress,
  formatTimeLeft,
  formatSpeed,
} from '#app/domain/plan/import-progress.ts'
import { itemStates, type ItemState } from '#app/domain/plan/plan-item.ts'
import { formatTimeAgo } from '#app/domain/moments.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import type { Import, ImportCounts, ImportVia, Store, VisibleStore } from '#app/store.server.ts'
import { foretellImportApproval } from '../coding/unapproved-remark.ts'

const viaWords: Record<ImportVia, string> = {
  screen: 'on screen',
  'command line': 'by the command line',
  api: 'by a program',
  'watched folder': 'from the watched folder',
}

/** The imports that somebody may settle, the newest first, a page at a time. */
export async function listImports(
  { admin, user, visible }: Pick<SignedInContext, 'admin' | 'user' | 'visible'>,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: { importRow: Import; counts: ImportCounts }[]; hasMore: boolean }> {
  const found = await admin.imports.page(
    user.role === 'admin'
      ? 'all'
      : {
          userId: user.id,
          others: user.role === 'editor',
          dossierIds: (await visible.dossiers.all()).map(({ id }) => id),
        },
    pageSize + 1,
    rowsBeforePage(page, pageSize),
  )
  const pageRows = found.slice(0, pageSize)
  const counts = await admin.imports.counts(pageRows.map(({ id }) => id))
  return {
    rows: pageRows.map((importRow) => ({ importRow, counts: counts.get(importRow.id)! })),
    hasMore: found.length > pageSize,
  }
}

/** An import in a list: what it is called, how it came in and how far it is. */
export function buildImportView(importRow: Import, counts: ImportCounts, now: number) {
  const { files, items, packages } = counts
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
    found: formatFound(total - items.refused - packages, packages),
    came: describeOrigin(importRow, now),
    working: describeProgress(importRow, counts, now),
  }
}

/** `12 letters`, `1 dossier package`, or both. */
const formatFound = (letters: number, packages: number): string =>
  [
    (letters > 0 || !packages) && formatQuantity(letters, 'letter'),
    packages > 0 && formatQuantity(packages, 'dossier package'),
  ]
    .filter(Boolean)
    .join(' and ')

/** Who or what brought an import in, how and how long ago. */
function describeOrigin({ creator, via, createdAt }: Import, now: number): string {
  const by = creator ? `by ${creator}, ` : ''
  return `${by}${viaWords[via]}, ${formatTimeAgo(createdAt, new Date(now).toISOString())}`
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
export async function listTableViews(admin: Store, { id: importId }: Import) {
  const tables = await admin.importTables.list(importId)
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

/** The same, with what is said before its letters are stored. */
export async function loadImportView(
  visible: VisibleStore,
  importRow: Import,
  counts: ImportCounts,
) {
  return {
    ...buildImportView(importRow, counts, Date.now()),
    foretold: await foretellImportApproval(visible, importRow),
  }
}
