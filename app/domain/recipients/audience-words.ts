import { formatDay, type Day } from '../days.ts'
import { joinWithAnd, listSome } from '../text/words.ts'

/** As many topics as the first sentence names. */
const topicsNamed = 3

/** What an actor told one group of recipients on a topic: the word with what belongs to it, and its day. */
export type AudienceWord = { within: string; words: readonly string[]; day: Day }

/**
 * The first sentence: on which topics two audiences were told opposite things; where none was, whether there were two
 * to compare on any topic at all.
 */
export function writeAudienceLead(
  name: string,
  topicsOpposite: readonly string[],
  topicsCompared: number,
): string {
  if (topicsOpposite.length)
    return `${name} told two audiences opposite things on ${listSome(topicsOpposite, topicsNamed)}`
  return topicsCompared
    ? `${name} told no two audiences opposite things`
    : `${name} has no two audiences to compare on any topic`
}

/** `To persons: supports, one letter, 29 Oct 2020. To organisations: opposes, stale, 12 Nov 2018.` */
export function describeOpposites({
  supporting,
  opposing,
}: Record<'supporting' | 'opposing', readonly AudienceWord[]>): string {
  return [...supporting, ...opposing]
    .map(({ within, words, day }) => `To ${within}: ${[...words, formatDay(day)].join(', ')}.`)
    .join(' ')
}

/** Which of the topics nothing was said on that counts by the day; null without any. */
export function describeUntold(name: string, topics: readonly string[]): string | null {
  return topics.length ? `${name} said nothing that counts on ${joinWithAnd(topics)}.` : null
}
