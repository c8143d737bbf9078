import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import type { HistoryLine } from '#app/domain/history/history-line.ts'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import {
  isSameState,
  findLetterStateAfter,
  tracePositionSteps,
} from '#app/domain/history/earlier-states.ts'
import { formatQuotation, recordedRemark } from '#app/domain/letters.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { positionCardHref } from '#app/domain/position-href.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { listReturns, type EntryReturns } from './going-back.ts'
import { toEarlierFields, toLetterFields } from '../letters/letter-form.ts'
import { groupRowsBy } from '#app/domain/collections.ts'

/**
 * One change as a page lists it; `revertTo` is what a form sends to return to what it left, where that is something
 * else than now, and `undoTo` to return to what the first change that is told found.
 */
type HistoryRow = HistoryLine & {
  moment: string
  about: { words: string; href: string } | null
  revertTo: RevertTarget | null
  undoTo: RevertTarget | null
}
type RevertTarget = { position: string; revision: number }
export type HistoryPage = { rows: HistoryRow[]; total: number; page: number; pages: number }

type HistoryFilter = Parameters<VisibleStore['history']['page']>[0]

/**
 * A page of what happened to a thing, newest first. `emails`: whether whoever asks may see people's addresses;
 * `mayGoBack`: whether they may give it back what it said.
 */
export async function loadHistoryPage(
  visible: VisibleStore,
  filter: HistoryFilter,
  page: number,
  { emails = false, mayGoBack = false } = {},
): Promise<HistoryPage> {
  const { entries, pages, total } = await loadEntries(visible, filter, page)
  const returns = mayGoBack
    ? await listReturns(visible, filter, entries)
    : new Map<string, EntryReturns>()
  const asTarget = (revision: number | undefined): RevertTarget | null =>
    revision === undefined ? null : { position: '', revision }
  const rows = (await describeEntries(visible, entries, { emails })).map((row) => {
    const { after, before } = returns.get(row.id) ?? {}
    return { ...row, revertTo: asTarget(after), undoTo: asTarget(before) }
  })
  return { page, pages, total, rows }
}

type LetterDetail = NonNullable<Awaited<ReturnType<VisibleStore['letters']['byId']>>>
type LetterHistoryRequest = {
  letterDetail: LetterDetail
  topics: readonly Topic[]
  positionId: string | null
  mayCode: boolean
  mayCorrect: boolean
}

/** The same for a letter and what is coded in it, or for one of its positions, with what can be gone back to. */
export async function loadLetterHistory(
  visible: VisibleStore,
  { letterDetail, topics, positionId, mayCode, mayCorrect }: LetterHistoryRequest,
  page: number,
): Promise<HistoryPage> {
  const { entries, pages, total } = await loadEntries(
    visible,
    positionId ? { positionId } : { letterId: letterDetail.letter.id },
    page,
  )
  const positions = new Map(
    (await visible.positions.ofLetter(letterDetail.letter.id)).map((position) => [
      position.id,
      position,
    ]),
  )
  const revertTargets = new Map([
    ...(mayCode ? await listPositionRevertTargets(visible, entries, positions) : []),
    ...(mayCorrect ? await listLetterRevertTargets(visible, entries, letterDetail) : []),
  ])
  const rows = await describeEntries(visible, entries)
  return {
    page,
    pages,
    total,
    rows: rows.map((row, at) => {
      const position =
        entries[at]!.resource === 'position' ? positions.get(entries[at]!.resourceId) : undefined
      return {
        ...row,
        revertTo: revertTargets.get(row.id) ?? null,
        about: position ? describePosition(position, topics) : null,
      }
    }),
  }
}

async function loadEntries(visible: VisibleStore, filter: HistoryFilter, page: number) {
  const { entries, total } = await visible.history.page(
    filter,
    pageSizes.history,
    rowsBeforePage(page, pageSizes.history),
  )
  return { entries, total, pages: countPages(total, pageSizes.history) }
}

async function describeEntries(
  visible: VisibleStore,
  entries: readonly HistoryEntry[],
  { emails = false } = {},
): Promise<HistoryRow[]> {
  const lines = await visible.history.describe(entries, { emails })
  return lines.map((line) => ({
    ...line,
    moment: formatMoment(line.at),
    about: null,
    revertTo: null,
    undoTo: null,
  }))
}

type RevertTargets = [entryId: string, RevertTarget][]

async function listPositionRevertTargets(
  visible: VisibleStore,
  entries: readonly HistoryEntry[],
  positions: ReadonlyMap<string, PositionWithLetter>,
): Promise<RevertTargets> {
  const ids = [
    ...new Set(
      entries.filter(({ resource }) => resource === 'position').map(({ resourceId }) => resourceId),
    ),
  ]
  const all = groupRowsBy('resourceId', await visible.history.ofPositions(ids))
  return [...all].flatMap(([id, entriesOfPosition]) => {
    const steps = tracePositionSteps(entriesOfPosition)
    const [currentState, position] = [steps.at(-1)!.state, positions.get(id)]
    return steps
      .filter(({ state }) => state && position && !isSameState(state, currentState))
      .map(({ entry }): RevertTargets[number] => [
        entry.id,
        { position: id, revision: position!.revision },
      ])
  })
}

async function listLetterRevertTargets(
  visible: VisibleStore,
  entries: readonly HistoryEntry[],
  { letter, parties }: LetterDetail,
): Promise<RevertTargets> {
  if (!entries.some(({ resource }) => resource === 'letter')) return []
  const entriesOfLetter = await visible.history.ofLetter(letter.id)
  const currentFields = JSON.stringify(toLetterFields(letter, parties))
  return entriesOfLetter.flatMap(({ id }): RevertTargets => {
    const state = findLetterStateAfter(entriesOfLetter, id)
    const isDifferent = state && JSON.stringify(toEarlierFields(letter, state)) !== currentFields
    return isDifferent ? [[id, { position: '', revision: letter.revision }]] : []
  })
}

function describePosition(
  { id, letterId, topicId, quote, letter }: PositionWithLetter,
  topics: readonly Topic[],
) {
  const quotedWords = quote.exact.replace(/\s+/g, ' ')
  const shown =
    quotedWords.length > 90 ? `${quotedWords.slice(0, 90).replace(/\s+\S*$/, '')} …` : quotedWords
  const name = topics.find((topic) => topic.id === topicId)?.name ?? 'Position'
  const remark = letter.recorded ? ` (${recordedRemark})` : ''
  return {
    words: `${name}: ${formatQuotation(shown, letter)}${remark}`,
    href: positionCardHref({ letterId, positionId: id }),
  }
}
