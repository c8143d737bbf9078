import { createHash } from 'node:crypto'
import type { Day } from '#app/domain/days.ts'
import { levels, turnLevel, type Level } from '#app/domain/level.ts'
import { changesWord, forecastWords, type MergeWords } from '#app/domain/merge-forecast.ts'
import { getAnchor, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findActorNames, findCurrentAsOf } from '../analysis/timeline-view.ts'

/** A topic that would be merged into another, turned round where their propositions are opposites. */
export type ProposedMerge = { merged: Topic; into: Topic; turned: boolean }

/** Whose word changes is listed up to here; how many they are is said in any case. */
const maxListed = 200

/**
 * What merging a topic into another would do, as far as the reader sees: how many positions move and with which levels,
 * whose words change, and what the levels of both mean beside each other. `foreseen` differs where something else would
 * happen.
 */
export async function forecastMerge(visible: VisibleStore, merge: ProposedMerge, today: Day) {
  const { merged, into, turned } = merge
  const counts = await visible.positions.levelCounts(merged.id)
  const positions = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const words = await forecastActorWords(visible, merge, today)
  const stances = await visible.evidence.actorCount([merged.id, into.id])
  const changed = [...words].filter(([, one]) => changesWord(one))
  const names = await findActorNames(
    visible,
    changed.map(([id]) => id),
  )
  const changes = changed.map(([id, one]) => ({ id, name: names.get(id) ?? '', ...one }))
  return {
    turned,
    positions,
    absences: counts.get(null) ?? 0,
    stances,
    changed: changes.length,
    changes: changes.slice(0, maxListed),
    levels: [...levels].reverse().map(({ level, word }) => {
      const ownLevel = turnLevel(level, turned)!
      return {
        level,
        word,
        ownWord: levels.find((row) => row.level === ownLevel)!.word,
        count: counts.get(ownLevel) ?? 0,
        into: getAnchor(into.anchors, level),
        merged: getAnchor(merged.anchors, ownLevel),
      }
    }),
    foreseen: fingerprint([merged.id, into.id, turned, sortedCounts(counts), stances, [...words]]),
  }
}

/**
 * The words of everybody who says something on the topic that goes, before and after; those who speak on the other one
 * alone keep theirs.
 */
async function forecastActorWords(
  visible: VisibleStore,
  { merged, into, turned }: ProposedMerge,
  today: Day,
): Promise<Map<string, MergeWords>> {
  const { asOf } = await findCurrentAsOf(visible, today, [merged.id, into.id])
  const actorIds = await visible.evidence.actorIds([merged.id])
  const { findNow, findThen } = await visible.evidence.asMerged(actorIds, {
    mergedId: merged.id,
    intoId: into.id,
    turned,
  })
  return new Map(
    actorIds.map((id) => [
      id,
      forecastWords(
        {
          merged: findNow(id, merged.id),
          into: findNow(id, into.id),
          after: findThen(id, into.id),
        },
        { asOf, today },
      ),
    ]),
  )
}

const sortedCounts = (counts: ReadonlyMap<Level | null, number>) =>
  [...counts].sort(([one], [other]) => (one ?? 9) - (other ?? 9))

const fingerprint = (foreseen: unknown): string =>
  createHash('sha256').update(JSON.stringify(foreseen)).digest('hex').slice(0, 32)
