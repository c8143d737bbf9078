import { rowsBeforePage } from '#app/domain/page-size.ts'
import { listOutcomes, type ListOutcome, type ListRowPlan } from '#app/domain/lists/list-plan.ts'
import { isListWorking, summariseDeeds } from '#app/domain/lists/list-deeds.ts'
import { listFields, type ListKind } from '#app/domain/lists/list-fields.ts'
import { findPassageId } from '#app/domain/lists/list-topic-cells.ts'
import {
  findWordDifferences,
  shortenUnchanged,
  type DifferencePiece,
} from '#app/domain/history/word-differences.ts'
import { formatTimeAgo } from '#app/domain/moments.ts'
import { clipWords, formatQuantity, joinWithAnd, pluralise } from '#app/domain/text/words.ts'
import type { Store, StoredList } from '#app/store.server.ts'
import type { ForecastView } from '../codebook/topic-forecast.ts'
import { proposeColumns } from './start-list.ts'
import type { ListSender } from './require-list.ts'

type Counts = Record<ListOutcome, number>

/** Lists that somebody may look at, the newest first, a page at a time. */
export async function listLists(
  { admin, user, visible }: Pick<ListSender, 'admin' | 'user' | 'visible'>,
  { page, pageSize }: { page: number; pageSize: number },
) {
  const dossierIds = (await visible.dossiers.all()).map(({ id }) => id)
  const found = await admin.lists.page(
    user.role === 'admin' ? 'all' : { userId: user.id, dossierIds },
    pageSize + 1,
    rowsBeforePage(page, pageSize),
  )
  const shown = found
    .slice(0, pageSize)
    .filter(({ dossierId }) => dossierId === null || dossierIds.includes(dossierId))
  const counts = await admin.lists.counts(shown.map(({ id }) => id))
  return {
    rows: shown.map((list) => buildListView(list, counts.get(list.id)!, new Date().toISOString())),
    hasMore: found.length > pageSize,
  }
}

/** A list as a page names it: what it is, how far it is, and how many rows do what. */
export function buildListView(list: StoredList, counts: Counts, now: string) {
  const { id, name, kind, dossier, state, reason, stayed, revision } = list
  return {
    ...{ id, name, kind, dossier, state, reason, stayed, revision, counts },
    total: listOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0),
    toStore: counts.new + counts.changed,
    nothing: describeNothing(counts),
    mayDiscard: list.takenAt === null && (state === 'asking' || state === 'planned'),
    came: `${list.creator ? `by ${list.creator}` : 'by the command line'}, ${formatTimeAgo(list.createdAt, now)}`,
    working: isListWorking(state) ? workWords[state as keyof typeof workWords] : null,
    says: describeListState(list, counts),
  }
}

/** Why a plan has nothing to take in, where it has not and nothing is asked. */
function describeNothing(counts: Counts): string | null {
  if (counts.new + counts.changed + counts.asked) return null
  const refused = counts.refused
    ? `${formatQuantity(counts.refused, 'row')} cannot be taken in, and why stands beside ${pluralise(counts.refused, 'it', 'them')}`
    : ''
  const left = counts['left out'] ? `${formatQuantity(counts['left out'], 'row')} left out` : ''
  const same = counts.same
    ? `what ${formatQuantity(counts.same, 'row')} ${pluralise(counts.same, 'says', 'say')} is stored already`
    : ''
  return refused || left
    ? `There is nothing to take in: ${joinWithAnd([refused, left, same].filter(Boolean))}.`
    : 'Everything that this list says is stored already. There is nothing to take in.'
}

const workWords = {
  planning: 'It is being compared with what is stored.',
  storing: 'It is being taken in, in one step.',
  undoing: 'It is being taken back.',
}

function describeListState({ state }: StoredList, counts: Counts): string {
  const toStore = counts.new + counts.changed
  const words: Record<StoredList['state'], string> = {
    asking: 'waits to be told what it is',
    planning: 'is being compared',
    planned: toStore ? `${formatQuantity(toStore, 'row')} to take in` : 'nothing to take in',
    storing: 'is being taken in',
    stored: 'taken in',
    undoing: 'is being taken back',
    undone: 'taken back',
  }
  return words[state]
}

/** What a plan shows of its rows: those that would store something, all, or those of one outcome. */
export function readOutcomeFilter(
  query: URLSearchParams,
  counts: Counts,
): { show: string; outcomes: readonly ListOutcome[] } {
  const asked = query.get('show')?.replaceAll('-', ' ')
  if (asked === 'all') return { show: 'all', outcomes: listOutcomes }
  const one = listOutcomes.find((outcome) => outcome === asked)
  if (one) return { show: one, outcomes: [one] }
  if (counts.new + counts.changed) return { show: 'to store', outcomes: ['new', 'changed'] }
  const first = (['asked', 'refused', 'same'] as const).find((outcome) => counts[outcome])
  return first ? { show: first, outcomes: [first] } : { show: 'all', outcomes: listOutcomes }
}

/**
 * Rows as their page shows them, so that a page has a certain size: what each changes word by word, long words cut, and
 * what it would do as a change of meaning.
 */
export function pageRows(
  rows: readonly ListRowPlan[],
  forecasts: ReadonlyMap<number, ForecastView> = new Map(),
) {
  return rows.map(({ differences, recheck: _recheck, ...row }) => ({
    ...row,
    forecast: forecasts.get(row.row) ?? null,
    differences: differences.map(({ label, before, after }) => ({
      label,
      href: findPassageId(after ?? '') ? after : null,
      pieces: showDifference(before, after),
    })),
  }))
}

function showDifference(before: string | null, after: string | null): DifferencePiece[] {
  if (findPassageId(before ?? '') || findPassageId(after ?? ''))
    return [
      ...(before === null ? [] : [{ kind: 'gone' as const, text: 'another passage' }]),
      ...(after === null ? [] : [{ kind: 'new' as const, text: 'this passage' }]),
    ]
  return shortenUnchanged(findWordDifferences(before ?? '', after ?? '')).map((piece) =>
    piece.kind === 'same' ? piece : { ...piece, text: clipWords(piece.text, longestShown) },
  )
}

/** Enough for whatever a topic says; longer are notes and cue phrases. */
const longestShown = 2000

/** How many cells of a column are shown, and how much of each, so that one sees what it holds. */
const [sampleSize, longestSample] = [3, 60]

/** With “…” behind a cell that goes on, and behind the last where the column has other cells. */
function listSamples(cells: readonly string[]): string[] {
  const different = [...new Set(cells)]
  const shown = different
    .slice(0, sampleSize)
    .map((cell) => (cell.length > longestSample ? `${cell.slice(0, longestSample)}…` : cell))
  return different.length > sampleSize ? [...shown, '…'] : shown
}

/** The columns of a list with what they are taken for, for whoever is asked; null where no kind is said yet. */
export async function buildListColumns(admin: Store, list: StoredList) {
  const table = await admin.lists.cells(list.id)
  const { kind } = list
  if (!table || !kind) return null
  const mapping = list.mapping ?? (await proposeColumns(admin, kind, table)).mapping
  return {
    options: listFields[kind].map(
      ({ field, heading, means }) => [field, `${heading}: ${means}`] as const,
    ),
    columns: table.headings.map((heading, place) => ({
      ...{ place, heading, field: mapping.columns[place] ?? null },
      samples: listSamples(table.rows.flatMap(({ cells }) => cells[place]?.text.trim() || [])),
    })),
  }
}

/** What the file of a codebook holds that no topic has a place for. */
export async function listLeftAside(admin: Store, { id, kind }: StoredList): Promise<string[]> {
  return kind === 'topics' ? ((await admin.lists.cells(id))?.notes ?? []) : []
}

/** What a list that was taken in did, in a few words; null of others. */
export async function describeDone(admin: Store, list: StoredList): Promise<string | null> {
  return list.state === 'stored' ? summariseDeeds(await admin.lists.deeds(list.id)) : null
}

export const listKindOptions: readonly (readonly [ListKind, string])[] = [
  ['actors', 'Actors: people, organisations and units, with where they belong'],
  ['topics', 'Topics: propositions with what each level means'],
  ['milestones', 'Milestones: events that are drawn on the time axis'],
]
