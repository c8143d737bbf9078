import {
  describeSilence,
  writeAskList,
  writeCoverageLead,
  type GapRow,
} from '#app/domain/coverage/gap-words.ts'
import {
  compareGaps,
  findGapStart,
  gapSorts,
  type Gap,
  type GapSort,
} from '#app/domain/coverage/gaps.ts'
import { findSilence, nameSilence, silences, type Silence } from '#app/domain/coverage/silences.ts'
import { describeWithheldShare } from '#app/domain/coverage/withheld-share.ts'
import { formatDay } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { positionHref } from '#app/domain/position-href.ts'
import { mostPictureTopics } from '#app/charts/model/picture-size.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { collectCoverage, hasChosenActors, type Coverage } from './coverage-gaps.ts'
import { describeOpenAsks } from './open-asks.ts'

/** What the address asks for beside Who, What and When. */
type GapChoices = { sort: GapSort; silence: Silence | null; picked: ReadonlySet<string> }

function readGapChoices(params: URLSearchParams): GapChoices {
  return {
    sort: gapSorts.find(({ sort }) => sort === params.get('sort'))?.sort ?? 'silent',
    silence: findSilence(params.get('silence')),
    picked: new Set(params.getAll('pick')),
  }
}

/** What a page of coverage shows; of the gaps one page, of the ask list all that was chosen. */
export async function loadCoverage(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  asked: { gaps: number; asks: number },
) {
  const choices = readGapChoices(params)
  const coverage = await collectCoverage(visible, dossier, params)
  const { selection, actors, gaps, topics } = coverage
  const { asOf } = selection
  const shown = sortGaps(coverage, choices)
  const pages = countPages(shown.length, pageSizes.gaps)
  const page = Math.min(asked.gaps, pages)
  const start = rowsBeforePage(page, pageSizes.gaps)
  const names = nameGaps(coverage)
  const rows = shown.slice(start, start + pageSizes.gaps)
  const list = pickGaps(coverage, choices).map(names.rowOf)
  return {
    lead: writeLead(coverage),
    silentActors: listSilentActors(coverage, shown).length,
    since: findGapStart(asOf),
    selection: describeCovered(coverage),
    actorCount: actors.length,
    sort: choices.sort,
    silence: choices.silence,
    total: gaps.length,
    silences: countSilences(gaps),
    topics: topics.map((row) => ({ ...row, withheld: describeWithheldShare(row.withheld) })),
    openAsks: await describeOpenAsks(
      visible,
      coverage.asks,
      { actors, topics: topics.map(({ topic }) => topic) },
      { asOf, page: asked.asks },
    ),
    gaps: {
      ...{ total: shown.length, page, pages },
      rows: rows.map((gap) => describeGap(names.rowOf(gap), choices.picked)),
    },
    /** What was chosen on other pages of the list. */
    pickedElsewhere: [...choices.picked].filter(
      (key) => !rows.some((gap) => keyOfGap(gap) === key),
    ),
    askList: choices.picked.size
      ? { rows: list.length, ticked: choices.picked.size, text: writeAskList(list, asOf) }
      : null,
  }
}

function sortGaps({ actors, gaps }: Coverage, { sort, silence }: GapChoices): Gap[] {
  const places = new Map(actors.map(({ id }, place) => [id, place]))
  return gaps
    .filter((gap) => silence === null || gap.silence === silence)
    .sort(compareGaps(sort, (id) => places.get(id) ?? 0))
}

/** The gaps that were picked, in the order of the list whatever kind it is narrowed to. */
function pickGaps(coverage: Coverage, choices: GapChoices): Gap[] {
  if (!choices.picked.size) return []
  return sortGaps(coverage, { ...choices, silence: null }).filter((gap) =>
    choices.picked.has(keyOfGap(gap)),
  )
}

/** The gaps that leave the page: those that were picked, or all of the list where none was. */
async function chooseGaps(visible: VisibleStore, dossier: DossierRecord, params: URLSearchParams) {
  const choices = readGapChoices(params)
  const coverage = await collectCoverage(visible, dossier, params)
  return {
    ...{ coverage, choices, selection: describeCovered(coverage) },
    gaps: choices.picked.size ? pickGaps(coverage, choices) : sortGaps(coverage, choices),
    /** What the rows are narrowed to; null where they are all. */
    narrowedTo: choices.picked.size
      ? 'ticked rows'
      : choices.silence && nameSilence(choices.silence),
  }
}

/** The rows of an ask list as a file holds them. */
export async function loadAskList(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
) {
  const { coverage, selection, gaps, narrowedTo } = await chooseGaps(visible, dossier, params)
  return {
    ...{ selection, narrowedTo },
    actorIds: coverage.actors.map(({ id }) => id),
    letterIds: coverage.letterIds,
    rows: gaps.map(nameGaps(coverage).rowOf),
    silentActors: listSilentActors(coverage, gaps).length,
  }
}

/** The same gaps actor by actor, in the order of the list, as far as they are on the first topics. */
export async function loadSilentActors(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
) {
  const { coverage, choices, gaps, ...about } = await chooseGaps(visible, dossier, params)
  const { selection, actors, topics } = coverage
  const shownGaps = new Map(gaps.map((gap) => [keyOfGap(gap), gap]))
  const allGaps = new Set(coverage.gaps.map(keyOfGap))
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  return {
    ...about,
    sort: choices.sort,
    actorCount: actors.length,
    topicCount: topics.length,
    lead: writeLead(coverage),
    topics: topics.slice(0, mostPictureTopics).map(({ topic }) => topic),
    rows: listSilentActors(coverage, gaps).map((id) => ({
      ...{ id, name: names.get(id) ?? '' },
      /** What to show of each topic: its gap, or whether there was a word. */
      cells: topics.slice(0, mostPictureTopics).map(({ topic }) => {
        const key = keyOfGap({ actorId: id, topicId: topic.id })
        return { gap: shownGaps.get(key) ?? null, isHeard: !allGaps.has(key) }
      }),
    })),
    asOf: selection.asOf,
  }
}

/** Who has a gap on one of the topics that a picture has room for, in the order of the gaps. */
function listSilentActors({ topics }: Coverage, gaps: readonly Gap[]): string[] {
  const shown = new Set(topics.slice(0, mostPictureTopics).map(({ topic }) => topic.id))
  return [...new Set(gaps.flatMap(({ actorId, topicId }) => (shown.has(topicId) ? actorId : [])))]
}

function writeLead({ selection, actors, topics, gaps }: Coverage): string {
  return writeCoverageLead({
    ...{ topics: selection.topics, asOf: selection.asOf, gaps: gaps.length },
    pairs: actors.length * topics.length,
  })
}

const keyOfGap = ({ actorId, topicId }: Pick<Gap, 'actorId' | 'topicId'>) => `${actorId} ${topicId}`

function nameGaps({ actors, topics }: Coverage): { rowOf: (gap: Gap) => GapRow } {
  const actorNames = new Map(actors.map(({ id, name }) => [id, name]))
  const topicNames = new Map(topics.map(({ topic }) => [topic.id, topic.name]))
  return {
    rowOf: (gap) => ({
      actor: actorNames.get(gap.actorId) ?? '',
      topic: topicNames.get(gap.topicId) ?? '',
      gap,
    }),
  }
}

/** One line of the list. `href`: what the silence is told by; `asked`: the letter that asked. */
function describeGap({ actor, topic, gap }: GapRow, picked: ReadonlySet<string>) {
  const { heard, passage, ask } = gap
  return {
    key: keyOfGap(gap),
    isPicked: picked.has(keyOfGap(gap)),
    actor: { id: gap.actorId, name: actor },
    topic: { id: gap.topicId, name: topic },
    heard: heard && { on: formatDay(heard.day), word: heard.word, href: positionHref(heard) },
    silence: gap.silence,
    why: describeSilence(gap),
    href: passage ? positionHref(passage) : gap.letterId && `/letters/${gap.letterId}`,
    asked: ask && { id: ask.asked.id, title: ask.asked.title },
  }
}

function countSilences(gaps: readonly Gap[]): { silence: Silence; word: string; count: number }[] {
  const counts = new Map<Silence, number>()
  for (const { silence } of gaps) counts.set(silence, (counts.get(silence) ?? 0) + 1)
  return silences.map((row) => ({ ...row, count: counts.get(row.silence) ?? 0 }))
}

/** As elsewhere, but that everybody are those who spoke or were asked. */
function describeCovered({ selection, actors }: Coverage) {
  const { who, ...shown } = describeSelection(selection)
  return {
    ...shown,
    who: hasChosenActors(selection)
      ? { ...who, usual: everybody }
      : { rule: everybody, usual: everybody, of: actors.length },
  }
}

/** Whom a page of coverage is about where nobody was chosen. */
const everybody = 'all who spoke or were asked on it'
