import { type Day } from '#app/domain/days.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import {
  listCitedLetterIds,
  buildTimeline,
  type Timeline,
  type TimelineQuery,
} from '#app/domain/timeline.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { chooseAsOfDay } from '#app/domain/evidence-age.ts'

/** The names of actors by their ids. */
export async function findActorNames(
  visible: VisibleStore,
  ids: readonly string[],
): Promise<Map<string, string>> {
  return new Map((await visible.actors.byIds([...new Set(ids)])).map(({ id, name }) => [id, name]))
}

/** A timeline with the titles of the letters that its dots lead to, by their ids. */
export async function buildTimelineView(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  milestones: readonly Milestone[],
  query: Omit<TimelineQuery, 'visibleKey'>,
): Promise<Timeline & { titles: Record<string, string> }> {
  const chart = buildTimeline(evidenceOf, milestones, {
    ...query,
    visibleKey: visible.cacheKey,
  })
  const heads = await visible.letters.citations(listCitedLetterIds(chart))
  return { ...chart, titles: Object.fromEntries([...heads].map(([id, { title }]) => [id, title])) }
}

/** The day screens of the topics count evidence up to when none is asked for, and whether it is today. */
export async function findCurrentAsOf(
  visible: VisibleStore,
  today: Day,
  topicIds: readonly string[],
): Promise<{ asOf: Day; isToday: boolean }> {
  const newest = await visible.positions.newestDay(today, topicIds)
  const asOf = chooseAsOfDay(newest ? [newest] : [], today)
  return { asOf, isToday: asOf === today }
}

export function getToday(): Day {
  return new Date().toISOString().slice(0, 10)
}
