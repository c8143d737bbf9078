import { fadingMonths } from '../evidence-age.ts'
import type { Side } from '../method-v2/sides.ts'
import type { GroupSum, LevelCounts } from '../strips/group-sums.ts'
import { formatQuantity, pluralise } from '../text/words.ts'
import type { GroupMajority } from './breaking-rank.ts'
import type { DistributionMeasure } from './distribution-choices.ts'

type Counted = { counts: LevelCounts; unknown: number; voices: number }

/** `3 of 8 support, 1 of them strongly; 3 oppose; 2 unknown`; what is 0 is left out but for those who support. */
export function describeCounts(
  { counts: [strongAgainst, against, mixed, support, strongSupport], unknown, voices }: Counted,
  measure: DistributionMeasure,
): string {
  const say = (count: number, words: string, isFirst = false) => {
    const number = `${count}${isFirst ? ` of ${voices}` : ''}`
    return `${measure === 'shares' ? `${formatShare(count, voices)} (${number})` : number} ${words}`
  }
  const sayStrong = (strong: number) => {
    if (!strong) return ''
    return measure === 'shares'
      ? `, ${formatShare(strong, voices)} strongly`
      : `, ${strong} of them strongly`
  }
  const [supporting, opposing] = [support + strongSupport, against + strongAgainst]
  return [
    say(supporting, pluralise(supporting, 'supports', 'support'), true) + sayStrong(strongSupport),
    mixed && say(mixed, 'mixed'),
    opposing && say(opposing, pluralise(opposing, 'opposes', 'oppose')) + sayStrong(strongAgainst),
    unknown && say(unknown, 'unknown'),
  ]
    .filter(Boolean)
    .join('; ')
}

/** `38 %`, rounded, of all voices of a group; nothing of nobody. */
function formatShare(count: number, voices: number): string {
  return `${voices ? Math.round((100 * count) / voices) : 0} %`
}

/** One number of a table: `3`, or `38 %` of all voices. */
export function formatNumber(count: number, voices: number, measure: DistributionMeasure): string {
  return measure === 'shares' ? formatShare(count, voices) : String(count)
}

/** `Encryption: of 45 voices 12 support, 6 oppose, 27 are unknown.` */
export function writeDistributionLead(
  topic: string,
  {
    voices,
    supporting,
    mixed,
    opposing,
    unknown,
  }: Pick<GroupSum, 'voices' | 'supporting' | 'mixed' | 'opposing' | 'unknown'>,
): string {
  const of = `${topic}: of ${formatQuantity(voices, 'voice')}`
  if (unknown === voices) return `${of} none has a word.`
  const clauses = [
    supporting && `${supporting} ${pluralise(supporting, 'supports', 'support')}`,
    mixed && `${mixed} ${pluralise(mixed, 'is', 'are')} mixed`,
    opposing && `${opposing} ${pluralise(opposing, 'opposes', 'oppose')}`,
    unknown && `${unknown} ${pluralise(unknown, 'is', 'are')} unknown`,
  ]
  return `${of} ${clauses.filter(Boolean).join(', ')}.`
}

const sideWords: Record<Side, string> = { 1: 'supports', 0: 'is mixed', '-1': 'opposes' }

/** `opposes, 6 of 9 with a word`; that there is none is said, also where nobody has a word. */
export function describeMajority(majority: GroupMajority | null): string {
  return majority
    ? `${sideWords[majority.side]}, ${majority.count} of ${majority.of} with a word`
    : 'no side has more than half of those with a word'
}

/** `2 last heard more than 24 months ago, 1 only silence, 3 no letter by the day`; empty where all have a word. */
export function describeUnknown({
  stale,
  silent,
  unheard,
}: {
  stale: number
  silent: number
  unheard: number
}): string {
  return [
    stale && `${stale} last heard more than ${fadingMonths} months ago`,
    silent && `${silent} only silence`,
    unheard && `${unheard} no letter by the day`,
  ]
    .filter(Boolean)
    .join(', ')
}
