import type { Difference } from '#app/domain/history/history-line.ts'
import { findWordDifferences } from '#app/domain/history/word-differences.ts'
import { levels, turnLevel, type Level } from '#app/domain/level.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { removeDuplicates } from '#app/domain/collections.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import type { TopicVersion, TopicWording } from '#app/domain/topic-wording.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'

/** A part of a topic's list: what is of one level, the absences, or all of it. */
export type RecheckPart = 'all' | 'absences' | `${Level}`

/** The levels of a part of the list as the store is asked for them; null stands for absences. */
export function levelsOfPart(part: RecheckPart): (Level | null)[] | undefined {
  if (part === 'all') return undefined
  return [part === 'absences' ? null : (Number(part) as Level)]
}

/** What an address or a form names of the list; all of it where that cannot be read. */
export function readRecheckPart(words: string | null | undefined): RecheckPart {
  const known = ['absences', ...levels.map(({ level }) => String(level))]
  return known.includes(words ?? '') ? (words as RecheckPart) : 'all'
}

/** A page of what is to be looked at again on a topic, each with what the topic said when it was coded, and now. */
export async function loadRechecks(
  visible: VisibleStore,
  topic: Topic,
  { part, page }: { part: RecheckPart; page: number },
) {
  const counts = await visible.rechecks.levels(topic.id)
  const parts = listParts(counts)
  const total = parts.find((one) => one.part === part)?.count ?? 0
  const listed = await visible.rechecks.page(
    { topicId: topic.id, levels: levelsOfPart(part) },
    pageSizes.rechecks,
    rowsBeforePage(page, pageSizes.rechecks),
  )
  const nameHolders = await findHolderNames(visible, listed)
  const changesOf = await readChanges(visible, topic.id, listed)
  return {
    part,
    parts,
    total,
    page,
    pages: countPages(total, pageSizes.rechecks),
    rows: listed.map((position) => ({
      position,
      who: nameHolders(position),
      ...changesOf(position),
    })),
  }
}

/** The parts of the list that hold something, all of it first. */
function listParts(counts: ReadonlyMap<Level | null, number>) {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return [
    { part: 'all' as RecheckPart, words: 'Everything', count: all },
    ...[...levels].reverse().map(({ level, word }) => ({
      part: String(level) as RecheckPart,
      words: capitaliseFirst(word),
      count: counts.get(level) ?? 0,
    })),
    { part: 'absences' as RecheckPart, words: 'No level', count: counts.get(null) ?? 0 },
  ].filter(({ part, count }) => part === 'all' || count > 0)
}

/** What differs between the words by which each position was coded and those in use, as far as it touches its level. */
async function readChanges(
  visible: VisibleStore,
  topicId: string,
  listed: readonly PositionWithLetter[],
) {
  const codedBy = await visible.rechecks.versions(
    topicId,
    listed.map(({ id }) => id),
  )
  const topicIds = removeDuplicates([topicId, ...[...codedBy.values()].map((one) => one.topicId)])
  const versions = new Map<string, TopicVersion[]>()
  for (const id of topicIds) versions.set(id, await visible.topics.versions(id))
  const inUse = versions.get(topicId)!.at(-1)!
  return ({ id, level, turned }: PositionWithLetter) => {
    const coded = codedBy.get(id)
    // Coded on a topic of the opposite proposition, it was coded by the words of the opposite level.
    const isOpposite = turned && coded !== undefined && coded.topicId !== topicId
    const before = versions
      .get(coded?.topicId ?? topicId)
      ?.find(({ version }) => version === coded?.version)
    return {
      codedBy: before?.version ?? null,
      differences: before ? compareAround(level, isOpposite, before.wording, inUse.wording) : [],
    }
  }
}

/** The proposition, the words of a level and of those beside it, where they changed; before, of their opposites. */
function compareAround(
  level: Level | null,
  isOpposite: boolean,
  before: TopicWording,
  after: TopicWording,
): Difference[] {
  const near = [...levels]
    .reverse()
    .filter((row) => level !== null && Math.abs(row.level - level) <= 1)
  return [
    { label: 'Proposition', old: before.proposition, now: after.proposition },
    ...near.map((row) => ({
      label: capitaliseFirst(row.word),
      old: before.anchors[turnLevel(row.level, isOpposite)!],
      now: after.anchors[row.level],
    })),
  ]
    .filter(({ old, now }) => old !== now)
    .map(({ label, old, now }) => ({ label, pieces: findWordDifferences(old, now) }))
}
