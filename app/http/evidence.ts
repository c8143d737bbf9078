import { asOfDay, type Day } from '#app/domain/days.ts'
import type { Said } from '#app/domain/evidence.ts'
import { lettersCited, timeline, type Timeline, type TimelineAsked } from '#app/domain/timeline.ts'
import type { Milestone } from '#app/domain/topics.ts'
import type { Reading } from '#app/store.server.ts'

/** The names of actors by their ids. */
export async function namesOf(
  store: Reading,
  ids: readonly string[],
): Promise<Map<string, string>> {
  return new Map((await store.actors.byIds([...new Set(ids)])).map(({ id, name }) => [id, name]))
}

/** A timeline with the titles of the letters that its dots lead to, by their ids. */
export async function drawnFor(
  store: Reading,
  said: Said,
  milestones: readonly Milestone[],
  asked: TimelineAsked,
): Promise<Timeline & { titles: Record<string, string> }> {
  const drawn = timeline(said, milestones, asked)
  const heads = await store.letters.heads(lettersCited(drawn))
  return { ...drawn, titles: Object.fromEntries([...heads].map(([id, { title }]) => [id, title])) }
}

/** The day screens count evidence up to when none is asked for, and whether it is today. */
export async function currentAsOf(
  store: Reading,
  today: Day,
): Promise<{ asOf: Day; isToday: boolean }> {
  const newest = await store.positions.newestDay(today)
  const asOf = asOfDay(newest ? [newest] : [], today)
  return { asOf, isToday: asOf === today }
}

export function today(): Day {
  return new Date().toISOString().slice(0, 10)
}
