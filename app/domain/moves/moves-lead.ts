import { formatDay } from '../days.ts'
import { formatQuantity, joinWithAnd } from '../text/words.ts'
import type { ComparisonDays } from './pair-comparison.ts'

/** How many voices there are, and how many moved: to the supporting side, and away from it. */
export type VoiceMovement = { all: number; up: number; down: number }

type LeadFacts = {
  topics: readonly { name: string }[]
  days: ComparisonDays
  voices: VoiceMovement
  contradictions: number
}

/**
 * The board in a sentence: `On Encryption, 5 of 21 voices moved between 31 Dec 2021 and 31 Dec 2025: 3 towards it and 2
 * away from it. 1 contradiction.` What there is none of is left out.
 */
export function writeMovesLead({ topics, days, voices, contradictions }: LeadFacts): string {
  const [topic] = topics
  const about = topics.length === 1 ? topic!.name : `${topics.length} topics`
  const between = `between ${formatDay(days.since)} and ${formatDay(days.asOf)}`
  const moved = voices.up + voices.down
  const ways = [
    voices.up > 0 && `${voices.up} towards ${topics.length === 1 ? 'it' : 'supporting'}`,
    voices.down > 0 &&
      `${voices.down} ${topics.length === 1 ? 'away from it' : 'towards opposing'}`,
  ].filter((words): words is string => typeof words === 'string')
  const first = moved
    ? `On ${about}, ${moved.toLocaleString('en')} of ${formatQuantity(voices.all, 'voice')} moved ${between}: ${joinWithAnd(ways)}.`
    : `On ${about}, nobody moved ${between} by the method’s rule.`
  return contradictions ? `${first} ${formatQuantity(contradictions, 'contradiction')}.` : first
}
