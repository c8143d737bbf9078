import { formatDay, type Day } from '../days.ts'
import { wordForMean } from '../level.ts'
import { joinWithAnd, listSome } from '../text/words.ts'

/** As many topics as the first sentence names. */
const topicsNamed = 3

/** What an actor told one group of recipients on a topic, as far as a sentence tells it. */
type AudienceWord = { within: string; mean: number | null; day: Day | null }

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

/** `To persons: supports, 29 Oct 2020. To organisations: opposes, 12 Nov 2020.` */
export function describeOpposites({
  supporting,
  opposing,
}: Record<'supporting' | 'opposing', readonly AudienceWord[]>): string {
  return [...supporting, ...opposing]
    .map(({ within, mean, day }) => `To ${within}: ${wordForMean(mean!)}, ${formatDay(day!)}.`)
    .join(' ')
}

/** Which of the topics nothing was said on that counts by the day; null without any. */
export function describeUntold(name: string, topics: readonly string[]): string | null {
  return topics.length ? `${name} said nothing that counts on ${joinWithAnd(topics)}.` : null
}
