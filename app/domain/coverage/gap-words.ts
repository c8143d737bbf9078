import { describeAskState } from '../asks.ts'
import { formatDateInSentence, formatDay, type Day } from '../days.ts'
import { findAbsenceRow } from '../level.ts'
import { formatQuantity } from '../text/words.ts'
import { findGapStart, type Gap } from './gaps.ts'

/** `asked on 1 Mar 2021, not answered for 40 days`, `evaded on 3 Mar 2024`, `not asked`: why there is no word. */
export function describeSilence({ silence, day, ask, heard }: Gap): string {
  if (silence === 'not asked') return heard ? 'not asked since' : 'never asked'
  if (silence === 'no letter') return 'no letter asks anybody on this topic'
  if (silence === 'unanswered')
    return `asked ${formatDateInSentence(ask!.asked.dated)}, ${describeAskState(ask!)}`
  if (silence === 'answered')
    return `asked ${formatDateInSentence(ask!.asked.dated)}, ${describeAskState(ask!)}, no word on it is coded`
  if (silence === 'uncoded') return `a letter of theirs of ${formatDay(day!)} is not yet coded`
  return `${findAbsenceRow(silence).word} on ${formatDay(day!)}`
}

/** `last heard on 29 Oct 2020: supports`, `never heard`. */
export function describeLastHeard({ heard }: Pick<Gap, 'heard'>): string {
  return heard ? `last heard on ${formatDay(heard.day)}: ${heard.word}` : 'never heard'
}

type LeadFacts = { topics: readonly { name: string }[]; pairs: number; gaps: number; asOf: Day }

/** `20 of 312 pairs of an actor and a topic are without a word since 29 Nov 2025.` */
export function writeCoverageLead({ topics, pairs, gaps, asOf }: LeadFacts): string {
  const since = `since ${formatDay(findGapStart(asOf))}`
  const [topic] = topics
  const about = topics.length === 1 ? `On ${topic!.name}, ` : ''
  const all =
    topics.length === 1
      ? formatQuantity(pairs, 'actor')
      : formatQuantity(pairs, 'pair of an actor and a topic', 'pairs of an actor and a topic')
  if (!gaps) return `${about}${about ? 'no' : 'No'} actor is without a word ${since}.`
  return `${about}${gaps.toLocaleString('en')} of ${all} ${gaps === 1 ? 'is' : 'are'} without a word ${since}.`
}

/** A row of an ask list: who is to be asked on what, what they said last, and why. */
export type GapRow = { actor: string; topic: string; gap: Gap }

/** A list of whom to ask, to be copied: a line for each, in the order given. */
export function writeAskList(rows: readonly GapRow[], asOf: Day): string {
  const lines = rows.map(
    ({ actor, topic, gap }) =>
      `- ${actor} on ${topic}: ${describeLastHeard(gap)}; ${describeSilence(gap)}.`,
  )
  return [`To ask, as of ${formatDay(asOf)}:`, ...lines].join('\n')
}
